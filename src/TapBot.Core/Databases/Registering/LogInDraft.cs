namespace TapBot.Core.Databases;

/// <summary>A log-in as somebody gives it.</summary>
/// <param name="User">The role.</param>
/// <param name="Password">Its password; empty or null to keep the one there is.</param>
public sealed record LogInDraft(string User, string? Password = null)
{
    /// <summary>Without the password: this is what the audit trail and logs are given.</summary>
    public override string ToString() => string.IsNullOrEmpty(Password) ? $"{User} (password kept)" : $"{User} (password given)";
}
