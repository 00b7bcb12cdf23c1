
namespace TapBot.Core.Access;

/// <summary>What a question of rights is about: an object of a compose project on a server, an object of a server without a project, or the portal as a whole.</summary>
/// <param name="Server">The server; null for what belongs to no server.</param>
/// <param name="Project">The compose project of the container behind the object; null where there is none, which needs a server-wide grant.</param>
public readonly record struct Scope(ServerName? Server, string? Project)
{
    /// <summary>What belongs to no server: users, settings, the audit trail.</summary>
    public static Scope Portal => default;

    /// <summary>An object of a server, in a project or in none.</summary>
    public static Scope Of(ServerName server, string? project = null) => new(server, project);
}
