using Microsoft.AspNetCore.Authorization;

namespace TapBot.Portal.Hosting;

internal sealed class OwnAccountCheck(ActorAccessor actors) : AuthorizationHandler<OwnAccountAttribute>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, OwnAccountAttribute requirement)
    {
        if (context.User.Identity?.IsAuthenticated is true && actors.From(context.User).Kind == ActorKind.User)
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
