namespace TapBot.Core.Databases;

/// <summary>A log-in of a registered instance, without its password.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="User">The role.</param>
/// <param name="IsLost">True when its password cannot be read any more, since the key that sealed it is gone: it has to be given again.</param>
public sealed record RegisteredUser(LogInKind Kind, string User, bool IsLost);
