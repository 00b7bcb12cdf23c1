using TapBot.Core.Wording;

namespace TapBot.Core.Logs;

/// <summary>How the history of logs is doing.</summary>
/// <param name="Bytes">What it takes on the disk.</param>
/// <param name="MaxBytes">What it may take.</param>
/// <param name="Damages">How often, since the start, something could not be read: an end that was cut off, a block that is skipped.</param>
/// <param name="Suspended">Why nothing is being recorded; null while it is.</param>
/// <param name="Since">Since when nothing is recorded; null while it is.</param>
public sealed record LogStoreState(long Bytes, long MaxBytes, int Damages, Phrase? Suspended = null, DateTimeOffset? Since = null)
{
    /// <summary>What could not be read since the start, the last found at the end; the last fifty.</summary>
    public IReadOnlyList<LogDamage> Broken { get; init; } = [];

    /// <summary>Lines are taken and written.</summary>
    public bool IsRecording => Suspended is null;
}
