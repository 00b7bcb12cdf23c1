
namespace TapBot.Core.Access;

/// <summary>A single permission given beside the roles.</summary>
/// <param name="Permission">What is given.</param>
/// <param name="Server">Where; null means everywhere.</param>
/// <param name="Project">For which compose project; null means all.</param>
public sealed record PermissionGrant(Permission Permission, ServerName? Server = null, string? Project = null)
{
    /// <summary>True when the grant reaches what the scope names.</summary>
    public bool Covers(Scope scope) =>
        (Server is null || Server == scope.Server) && (Project is null || (scope.Project is not null && Project == scope.Project));
}
