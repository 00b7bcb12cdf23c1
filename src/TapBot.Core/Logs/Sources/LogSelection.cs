namespace TapBot.Core.Logs;

/// <summary>Any number of choices of logs: a log is meant when one of them means it.</summary>
/// <param name="Selectors">At least one; at most <see cref="Most"/>.</param>
public sealed record LogSelection(IReadOnlyList<LogSelector> Selectors)
{
    /// <summary>How many choices may be combined.</summary>
    public const int Most = 64;

    /// <summary>Every log there is.</summary>
    public static LogSelection All { get; } = new([LogSelector.All]);

    /// <summary>True when a log is meant.</summary>
    public bool Matches(LogOrigin origin, IReadOnlyDictionary<string, string>? labels)
    {
        for (var i = 0; i < Selectors.Count; i++)
        {
            if (Selectors[i].Matches(origin, labels))
                return true;
        }
        return false;
    }

    /// <summary>The choices as texts, each once.</summary>
    public IEnumerable<string> Texts => Selectors.Select(s => s.ToString()).Distinct(StringComparer.Ordinal);
}
