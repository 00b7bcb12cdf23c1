namespace TapBot.Core.Access;

/// <summary>What somebody may do, at one moment. Immutable; answers without I/O.</summary>
/// <param name="Grants">Roles by place.</param>
/// <param name="Permissions">Permissions given singly.</param>
public sealed record Rights(IReadOnlyList<Grant> Grants, IReadOnlyList<PermissionGrant> Permissions)
{
    /// <summary>Nothing at all: the rights of whoever is unknown, disabled or expired.</summary>
    public static Rights None { get; } = new([], []);

    /// <summary>Everything, everywhere.</summary>
    public static Rights All { get; } = new([new Grant(Role.Administrator)], []);

    /// <summary>True when the permission is held for what the scope names.</summary>
    public bool Allows(Permission permission, Scope scope)
    {
        // Asked with every batch of every stream: counted, because an enumerator of a list behind an interface is allocated.
        for (var i = 0; i < Grants.Count; i++)
        {
            if (Holds(Grants[i].Role, permission) && Grants[i].Covers(scope))
                return true;
        }
        for (var i = 0; i < Permissions.Count; i++)
        {
            if (Permissions[i].Permission == permission && Permissions[i].Covers(scope))
                return true;
        }
        return false;
    }

    /// <summary>True when the permission is held for everything there is, so that nothing need be asked about one by one: whatever reaches the portal itself reaches the rest.</summary>
    public bool AllowsEverywhere(Permission permission) => Allows(permission, Scope.Portal);

    /// <summary>True when the permission is held anywhere, so that a page or a button makes sense at all.</summary>
    public bool AllowsSomewhere(Permission permission) =>
        Grants.Any(g => Holds(g.Role, permission)) || Permissions.Any(g => g.Permission == permission);

    /// <summary>True when the permission is held for anything on the server.</summary>
    public bool AllowsOn(Permission permission, ServerName server) =>
        Grants.Any(g => Holds(g.Role, permission) && (g.Server is null || g.Server == server)) || Permissions.Any(g => g.Permission == permission && (g.Server is null || g.Server == server));

    /// <summary>True for an administrator of the whole portal, by role.</summary>
    public bool IsAdministrator => Grants.Any(g => g is { Role: Role.Administrator, Server: null, Project: null });

    /// <summary>True when whoever holds these rights holds everything that the others contain: nobody gives more than he has.</summary>
    public bool Cover(Rights others)
    {
        ArgumentNullException.ThrowIfNull(others);
        return others.Grants.All(g => Grants.Any(own => own.Role >= g.Role && Reaches(own.Server, own.Project, g.Server, g.Project)))
            && others.Permissions.All(p =>
                Permissions.Any(own => own.Permission == p.Permission && Reaches(own.Server, own.Project, p.Server, p.Project))
                || Grants.Any(own => Holds(own.Role, p.Permission) && Reaches(own.Server, own.Project, p.Server, p.Project)));
    }

    /// <summary>True when both say the same, in whatever order.</summary>
    public bool SameAs(Rights others)
    {
        ArgumentNullException.ThrowIfNull(others);
        return ReferenceEquals(this, others) || (Grants.ToHashSet().SetEquals(others.Grants) && Permissions.ToHashSet().SetEquals(others.Permissions));
    }

    /// <summary>The table of roles and permissions: the only place where it is written.</summary>
    public static bool Holds(Role role, Permission permission) => permission switch
    {
        Permission.See => true,
        Permission.OperateContainers or Permission.OperateDatabases or Permission.CheckCertificates or Permission.MakeChecks or Permission.Maintain => role is Role.Operator or Role.Administrator,
        _ => role is Role.Administrator,
    };

    private static bool Reaches(ServerName? server, string? project, ServerName? otherServer, string? otherProject) =>
        (server is null || server == otherServer) && (project is null || project == otherProject);
}
