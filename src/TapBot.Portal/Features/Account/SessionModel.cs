using TapBot.Core.Access;

namespace TapBot.Portal.Features.Account;

/// <summary>A living session.</summary>
/// <param name="Id">Its name, for ending it.</param>
/// <param name="Current">True for the one that asks.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="LastSeenAt">The last activity, to the minute.</param>
/// <param name="EndsAt">When it ends in any case.</param>
/// <param name="Address">Where it was started from; null when unknown.</param>
/// <param name="UserAgent">What the browser said about itself.</param>
/// <param name="Method">How its owner came in.</param>
public sealed record SessionModel(
    string Id, bool Current, DateTimeOffset StartedAt, DateTimeOffset LastSeenAt, DateTimeOffset EndsAt, string? Address, string? UserAgent, SignInMethod Method)
{
    /// <summary>A session on the wire.</summary>
    public static SessionModel Of(SessionView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return new SessionModel(view.Id, view.IsCurrent, view.StartedAt, view.LastSeenAt, view.EndsAt, view.Address, view.UserAgent, view.Method);
    }
}
