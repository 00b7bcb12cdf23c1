using Microsoft.AspNetCore.Authorization;

namespace TapBot.Portal.Hosting;

/// <summary>
/// In place of a permission: everybody who is signed in as a person, about themselves and nobody else. No token gets in, and what is asked for is always that of the session.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class OwnAccountAttribute() : AuthorizeAttribute(PolicyName), IAuthorizationRequirement
{
    private const string PolicyName = "own-account";

    /// <summary>Adds the policy behind it.</summary>
    internal static AuthorizationBuilder AddPolicy(AuthorizationBuilder builder) =>
        builder.AddPolicy(PolicyName, policy => policy.RequireAuthenticatedUser().AddRequirements(new OwnAccountAttribute()));
}
