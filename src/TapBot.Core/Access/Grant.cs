
namespace TapBot.Core.Access;

/// <summary>A role given on a server and a project.</summary>
/// <param name="Role">What is given.</param>
/// <param name="Server">Where; null means every server and the portal itself.</param>
/// <param name="Project">For which compose project; null means all of them and what is in none.</param>
public sealed record Grant(Role Role, ServerName? Server = null, string? Project = null)
{
    /// <summary>True when the grant reaches what the scope names.</summary>
    public bool Covers(Scope scope) =>
        (Server is null || Server == scope.Server) && (Project is null || (scope.Project is not null && Project == scope.Project));
}
