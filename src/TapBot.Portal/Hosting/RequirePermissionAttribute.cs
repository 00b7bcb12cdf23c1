using Microsoft.AspNetCore.Authorization;
using TapBot.Core.Access;

namespace TapBot.Portal.Hosting;

/// <summary>
/// Says which permission an endpoint, a page or a hub method needs, somewhere. Whether it is held for the object in question is asked in Core, which knows the object.
/// It is a policy by name, because that is the one form that endpoints, the router of the circuits and hubs all heed.
/// </summary>
/// <param name="permission">What is needed.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RequirePermissionAttribute(Permission permission) : AuthorizeAttribute(PolicyOf(permission)), IAuthorizationRequirement
{
    /// <summary>What is needed.</summary>
    public Permission Permission { get; } = permission;

    /// <summary>Adds the policy of every permission there is.</summary>
    internal static AuthorizationBuilder AddPolicies(AuthorizationBuilder builder)
    {
        foreach (var permission in Enum.GetValues<Permission>())
            builder.AddPolicy(PolicyOf(permission), policy => policy.RequireAuthenticatedUser().AddRequirements(new RequirePermissionAttribute(permission)));
        return builder;
    }

    private static string PolicyOf(Permission permission) => "permission." + permission;
}
