using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>What the portal saw when it connected with a log-in.</summary>
/// <param name="Kind">What the log-in is for.</param>
/// <param name="User">The role that was given.</param>
/// <param name="Version">The server's version, such as <c>16.14</c>; null when it did not get in.</param>
/// <param name="IsSuperuser">True when nothing stops it there.</param>
/// <param name="Trouble">Why it did not get in; null when it did.</param>
public sealed record LogInSeen(LogInKind Kind, string User, string? Version, bool IsSuperuser, Phrase? Trouble);
