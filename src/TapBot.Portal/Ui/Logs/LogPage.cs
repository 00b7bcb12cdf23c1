using System.Text.Json.Serialization;
using TapBot.Core.Logs;

namespace TapBot.Portal.Ui.Logs;

/// <summary>Lines on their way to the browser.</summary>
/// <param name="First">The sequence number of the first line; negative when the lines come from the source itself and have none.</param>
/// <param name="Skipped">How many lines lie before the first one and are left out.</param>
/// <param name="Lines">In the order of the log.</param>
[JsonConverter(typeof(LogPageConverter))]
public sealed record LogPage(long First, long Skipped, IReadOnlyList<LogLine> Lines)
{
    /// <summary>What comes of asking a source that does not answer.</summary>
    public static LogPage OfSilence { get; } = new(-1, 0, []) { Silent = true };

    /// <summary>The source did not answer: there may be lines, later.</summary>
    public bool Silent { get; init; }

    /// <summary>The lines belong at the end of the gap that was asked for.</summary>
    public bool AtEnd { get; init; }

    /// <summary>Nothing is left of the gap that was asked for.</summary>
    public bool Closed { get; init; }

    /// <summary>For each line the number of its writer; empty when nobody needs to know.</summary>
    internal IReadOnlyList<int> Writers { get; init; } = [];

    /// <summary>For each line whether it goes on with one before it; empty when none does.</summary>
    internal IReadOnlyList<bool> Continues { get; init; } = [];

    /// <summary>Writers that the view has not heard of.</summary>
    internal IReadOnlyList<LogWriter> News { get; init; } = [];

    /// <summary>The fields whose values are wanted beside each line.</summary>
    internal IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>Which choice of fields that is.</summary>
    internal int FieldsVersion { get; init; }
}
