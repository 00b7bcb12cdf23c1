using System.Linq.Expressions;

namespace TapBot.Core.Access;

/// <summary>The one place that says which session is alive: not ended, not idle for too long, not too old, its user not disabled.</summary>
internal sealed class SessionRule(AccessOptions options, DateTimeOffset now)
{
    private readonly DateTimeOffset seenAfter = now - options.SessionIdle;
    private readonly DateTimeOffset createdAfter = now - options.SessionLength;

    public Expression<Func<SessionRow, bool>> IsAlive =>
        s => s.EndedAt == null && s.LastSeenAt > seenAfter && s.CreatedAt > createdAfter && !s.User!.Disabled;
}
