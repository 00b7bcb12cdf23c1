namespace TapBot.Core.Access;

/// <summary>A living session as its owner sees it.</summary>
/// <param name="Id">A name for it, unique among the owner's; opens nothing.</param>
/// <param name="IsCurrent">True for the session that asks.</param>
/// <param name="StartedAt">When it began, UTC.</param>
/// <param name="LastSeenAt">The last activity, UTC, to the minute.</param>
/// <param name="EndsAt">When it ends in any case, UTC.</param>
/// <param name="Address">The network address it was started from; null when unknown.</param>
/// <param name="UserAgent">What the browser said about itself, at most 256 characters; text of strangers.</param>
/// <param name="Method">How its owner came in.</param>
public sealed record SessionView(
    string Id, bool IsCurrent, DateTimeOffset StartedAt, DateTimeOffset LastSeenAt, DateTimeOffset EndsAt, string? Address, string? UserAgent, SignInMethod Method);
