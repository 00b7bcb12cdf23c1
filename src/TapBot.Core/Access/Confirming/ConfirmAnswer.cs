using TapBot.Core.Wording;

namespace TapBot.Core.Access;

/// <summary>What came of confirming who one is.</summary>
/// <param name="ValidUntil">Until when privileged things may be done now, UTC; null when refused.</param>
/// <param name="Reason">Why not; null when confirmed.</param>
/// <param name="RetryAfter">How long to wait, when there were too many attempts.</param>
public sealed record ConfirmAnswer(DateTimeOffset? ValidUntil, Phrase? Reason, TimeSpan? RetryAfter = null)
{
    internal static ConfirmAnswer Wait(TimeSpan wait) => new(null, Waits.Of(wait), wait);
}
