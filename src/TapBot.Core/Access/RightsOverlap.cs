
namespace TapBot.Core.Access;

/// <summary>What two holders may both do. A token has its own rights and never more than its owner has now.</summary>
internal static class RightsOverlap
{
    /// <summary>The rights that both have.</summary>
    public static Rights Of(Rights one, Rights other)
    {
        var grants =
            from a in one.Grants
            from b in other.Grants
            let place = Meet(a.Server, a.Project, b.Server, b.Project)
            where place is not null
            select new Grant(Lesser(a.Role, b.Role), place.Server, place.Project);
        var permissions =
            from permission in Enum.GetValues<Permission>()
            from a in Places(one, permission)
            from b in Places(other, permission)
            where a.Singly || b.Singly
            let place = Meet(a.Server, a.Project, b.Server, b.Project)
            where place is not null
            select new PermissionGrant(permission, place.Server, place.Project);
        return new Rights([.. grants.Distinct()], [.. permissions.Distinct()]);
    }

    private static IEnumerable<Place> Places(Rights rights, Permission permission) =>
        rights.Grants.Where(g => Rights.Holds(g.Role, permission)).Select(g => new Place(g.Server, g.Project, false))
            .Concat(rights.Permissions.Where(p => p.Permission == permission).Select(p => new Place(p.Server, p.Project, true)));

    /// <summary>The roles contain each other in the order in which they are declared.</summary>
    private static Role Lesser(Role one, Role other) => one < other ? one : other;

    private static Place? Meet(ServerName? oneServer, string? oneProject, ServerName? otherServer, string? otherProject)
    {
        if (oneServer is not null && otherServer is not null && oneServer != otherServer)
            return null;
        if (oneProject is not null && otherProject is not null && oneProject != otherProject)
            return null;
        return new Place(oneServer ?? otherServer, oneProject ?? otherProject, false);
    }

    private sealed record Place(ServerName? Server, string? Project, bool Singly);
}
