using TapBot.Core.Access;

namespace TapBot.Core.Databases;

/// <summary>A log-in of a registered instance as it is stored.</summary>
internal sealed class DatabaseLogInRow
{
    public required string DatabaseKey { get; set; }

    public required LogInKind Kind { get; set; }

    public required string User { get; set; }

    /// <summary>The password, sealed by <see cref="ISecretBox"/>.</summary>
    public required string Password { get; set; }
}
