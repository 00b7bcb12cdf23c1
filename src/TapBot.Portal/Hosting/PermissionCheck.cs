using Microsoft.AspNetCore.Authorization;
using TapBot.Core.Access;

namespace TapBot.Portal.Hosting;

/// <summary>Asks the guard for the permission of an endpoint.</summary>
internal sealed class PermissionCheck(AccessGuard guard, ActorAccessor actors) : AuthorizationHandler<RequirePermissionAttribute>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, RequirePermissionAttribute requirement)
    {
        if (context.User.Identity?.IsAuthenticated is not true)
            return;
        var cancellation = (context.Resource as HttpContext)?.RequestAborted ?? CancellationToken.None;
        var rights = await guard.RightsOfAsync(actors.From(context.User), cancellation);
        if (rights.AllowsSomewhere(requirement.Permission))
            context.Succeed(requirement);
    }
}
