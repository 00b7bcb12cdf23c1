
namespace TapBot.Core.Access;

/// <summary>Between the rows of the store and the rights they mean.</summary>
internal static class GrantRows
{
    public static Rights ToRights(IEnumerable<GrantRow> rows)
    {
        var all = rows.ToArray();
        return new Rights(
            [.. all.Where(r => r.Role is not null).Select(r => new Grant(r.Role!.Value, Server(r), r.Project))],
            [.. all.Where(r => r.Permission is not null).Select(r => new PermissionGrant(r.Permission!.Value, Server(r), r.Project))]);
    }

    public static IEnumerable<GrantRow> Of(Rights rights) =>
        rights.Grants.Select(g => new GrantRow { Role = g.Role, Server = g.Server?.Value, Project = g.Project })
            .Concat(rights.Permissions.Select(p => new GrantRow { Permission = p.Permission, Server = p.Server?.Value, Project = p.Project }));

    private static ServerName? Server(GrantRow row) => row.Server is null ? null : ServerName.Parse(row.Server);
}
