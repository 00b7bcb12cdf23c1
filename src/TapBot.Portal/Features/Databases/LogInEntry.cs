using TapBot.Core.Databases;

namespace TapBot.Portal.Features.Databases;

/// <summary>A log-in in the form.</summary>
/// <param name="kind">What it is for.</param>
public sealed class LogInEntry(LogInKind kind)
{
    public LogInKind Kind { get; } = kind;

    public string User { get; set; } = "";

    public string? Password { get; set; }

    /// <summary>The role whose password the portal has; null for none.</summary>
    public string? KeptFor { get; set; }

    /// <summary>True when nothing was given: there is no such log-in.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(User) && string.IsNullOrEmpty(Password);
}
