using TapBot.Core.Wording;

namespace TapBot.Core.Certificates;

/// <summary>Which cipher suites an endpoint accepted at one look.</summary>
/// <param name="At">When it was looked at, UTC.</param>
/// <param name="Versions">The versions of TLS under which any is accepted or could not be tried, newest first.</param>
/// <param name="Trouble">Why there was no connection; null when there was one.</param>
public sealed record CipherLook(DateTimeOffset At, IReadOnlyList<CipherVersion> Versions, Phrase? Trouble = null)
{
    /// <summary>The number of that look, counted from 1.</summary>
    internal int Number { get; init; }

    /// <summary>All that are accepted, each once.</summary>
    public IEnumerable<string> Suites => Versions.SelectMany(v => v.Suites).Distinct();

    /// <summary>Those that nobody should accept, the worst first.</summary>
    public IReadOnlyList<string> Weak => [.. Suites.Where(CipherFlaws.IsWeak).OrderByDescending(CipherFlaws.Of)];
}
