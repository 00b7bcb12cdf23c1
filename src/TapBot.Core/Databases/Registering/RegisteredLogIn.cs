namespace TapBot.Core.Databases;

/// <summary>A log-in of a registered instance.</summary>
/// <param name="User">The role.</param>
/// <param name="Password">Its password; null when the key that sealed it is gone, or the row was changed by somebody else than the portal.</param>
internal sealed record RegisteredLogIn(string User, string? Password)
{
    /// <inheritdoc/>
    public override string ToString() => User;
}
