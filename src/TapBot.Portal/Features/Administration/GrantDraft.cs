using TapBot.Core.Access;
using TapBot.Core.Servers;

namespace TapBot.Portal.Features.Administration;

/// <summary>A role or a permission as it stands in a form, before it is saved.</summary>
public sealed class GrantDraft
{
    private const string RoleMark = "role:", PermissionMark = "permission:";

    /// <summary><c>role:Viewer</c>, <c>permission:RevealSecrets</c> ...</summary>
    public string What { get; set; } = Of(Role.Viewer);

    /// <summary>Empty for every server.</summary>
    public string Server { get; set; } = "";

    /// <summary>Empty for every project.</summary>
    public string Project { get; set; } = "";

    public static string Of(Role role) => RoleMark + role;

    public static string Of(Permission permission) => PermissionMark + permission;

    public static List<GrantDraft> Of(Rights rights) =>
    [
        .. rights.Grants.Select(g => new GrantDraft { What = Of(g.Role), Server = g.Server?.Value ?? "", Project = g.Project ?? "" }),
        .. rights.Permissions.Select(p => new GrantDraft { What = Of(p.Permission), Server = p.Server?.Value ?? "", Project = p.Project ?? "" }),
    ];

    public static Rights ToRights(IEnumerable<GrantDraft> drafts)
    {
        var all = drafts.ToArray();
        return new Rights(
            [.. all.Where(d => d.What.StartsWith(RoleMark, StringComparison.Ordinal)).Select(d => new Grant(Enum.Parse<Role>(d.What[RoleMark.Length..]), d.Place, d.ProjectOrAll)).Distinct()],
            [.. all.Where(d => d.What.StartsWith(PermissionMark, StringComparison.Ordinal))
                .Select(d => new PermissionGrant(Enum.Parse<Permission>(d.What[PermissionMark.Length..]), d.Place, d.ProjectOrAll)).Distinct()]);
    }

    private ServerName? Place => ServerName.TryParse(Server, null, out var server) ? server : null;

    private string? ProjectOrAll => string.IsNullOrWhiteSpace(Project) ? null : Project.Trim();
}
