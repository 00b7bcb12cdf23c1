using TapBot.Core.Databases;
using TapBot.Portal.Features.Operations;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Databases;

/// <summary>What the portal saw when it connected with a log-in.</summary>
/// <param name="Kind">monitor, reader, operator or writer.</param>
/// <param name="User">The role that was given.</param>
/// <param name="Version">The server's version; null when it did not get in.</param>
/// <param name="IsSuperuser">True when nothing stops it there.</param>
/// <param name="Trouble">Why it did not get in; null when it did.</param>
public sealed record LogInSeenModel(LogInKind Kind, string User, string? Version, bool IsSuperuser, Statement? Trouble)
{
    /// <summary>The same in the words of the reader.</summary>
    public static LogInSeenModel Of(Texts texts, LogInSeen seen) => new(seen.Kind, seen.User, seen.Version, seen.IsSuperuser, seen.Trouble is { } trouble ? Statement.Of(texts, trouble) : null);
}
