namespace TapBot.Core.Access;

/// <summary>How an attempt to set the portal up ended.</summary>
public enum SetupResult
{
    /// <summary>The first administrator exists now.</summary>
    Created,

    /// <summary>The set-up token is not the one that was printed.</summary>
    WrongToken,

    /// <summary>The set-up token is too old; starting the portal again prints a new one.</summary>
    TokenExpired,

    /// <summary>There is an administrator already.</summary>
    AlreadyDone,

    /// <summary>The user name, password or token name cannot be taken.</summary>
    Invalid,
}
