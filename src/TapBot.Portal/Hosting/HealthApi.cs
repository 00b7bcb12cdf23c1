using TapBot.Core.Storage;
using TapBot.Core.Wording;

namespace TapBot.Portal.Hosting;

/// <summary>For machines that watch the portal.</summary>
public static class HealthApi
{
    /// <summary><c>/healthz</c>: the process answers. <c>/readyz</c>: its store answers too. Neither says more.</summary>
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/healthz", () => TypedResults.Text("ok")).WithName("health").WithSummary("The portal is alive.")
            .AllowAnonymous().WithMetadata(new SetupStageAttribute());
        endpoints.MapGet("/readyz", ReadyAsync).WithName("ready").WithSummary("The portal and its store are ready.").AllowAnonymous();
    }

    private static async Task ReadyAsync(PortalStorage storage, HttpContext context)
    {
        if (await storage.AnswersAsync(context.RequestAborted))
            await context.Response.WriteAsync("ready", context.RequestAborted);
        else
            await Refusals.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, Phrase.Of("portal.storeAway"));
    }
}
