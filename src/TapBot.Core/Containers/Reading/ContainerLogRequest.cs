using TapBot.Core.Logs;

namespace TapBot.Core.Containers;

/// <summary>Which lines of a container's log are wanted.</summary>
/// <param name="Tail">Only the last so many that match, 1 to <see cref="MostTail"/>; null for all when a time is given, else <see cref="UsualTail"/>.</param>
/// <param name="Since">The oldest wanted; null from the beginning.</param>
/// <param name="Until">The newest wanted; null to now.</param>
/// <param name="Search">Only lines that hold this text; upper and lower case count only when it has an upper-case letter itself.</param>
/// <param name="Level">Only lines at least this serious; <see cref="LineLevel.Unknown"/> for all.</param>
public sealed record ContainerLogRequest(int? Tail = null, DateTimeOffset? Since = null, DateTimeOffset? Until = null, string? Search = null, LineLevel Level = LineLevel.Unknown)
{
    /// <summary>The largest tail.</summary>
    public const int MostTail = 100_000;

    /// <summary>The tail when nothing is said.</summary>
    public const int UsualTail = 1_000;

    /// <summary>True when a line is wanted as far as text, level and time go.</summary>
    public bool Wants(LogLine line) =>
        (Since is null || line.Cursor.Time >= Since) && (Until is null || line.Cursor.Time <= Until)
        && line.Level >= Level && (string.IsNullOrEmpty(Search) || line.Text.Contains(Search, Comparison));

    /// <summary>True when the engine's own count of last lines is the answer.</summary>
    internal bool IsPlainTail => Since is null && Until is null && string.IsNullOrEmpty(Search) && Level == LineLevel.Unknown;

    private StringComparison Comparison => Search!.Any(char.IsUpper) ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
}
