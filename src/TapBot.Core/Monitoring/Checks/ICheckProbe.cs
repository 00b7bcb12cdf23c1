using TapBot.Core.Wording;

namespace TapBot.Core.Monitoring;

/// <summary>Asks what a check asks; tests put their own in its place.</summary>
internal interface ICheckProbe
{
    /// <summary>One look: what is wrong, and how long the whole answer took; null when there was none. Never throws but for the token.</summary>
    Task<(Phrase? Flaw, TimeSpan? Took)> AskAsync(HttpCheck check, CancellationToken cancellationToken);
}
