using Microsoft.AspNetCore.HttpOverrides;
using TapBot.Core.Wording;
using TapBot.Portal.Hosting.Ahead;
using TapBot.Portal.Shell;

namespace TapBot.Portal.Hosting;

/// <summary>What a request passes, in this order.</summary>
public static class Pipeline
{
    /// <summary>From the proxy's headers to the rights; the endpoints come after it.</summary>
    public static void UsePortalPipeline(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseMiddleware<BasePath>();
        app.UseRequestLocalization();
        app.UseMiddleware<SecurityHeaders>();
        app.UseExceptionHandler(_ => { });
        app.UseWhen(context => !Refusals.WantsPage(context.Request), branch => branch.UseStatusCodePages(context =>
            Refusals.WriteAsync(context.HttpContext, context.HttpContext.Response.StatusCode, ReasonOf(context.HttpContext.Response.StatusCode))));
        app.UseWhen(context => Refusals.WantsPage(context.Request), branch => branch.UseStatusCodePagesWithReExecute("/" + PortalUrls.NotFound, createScopeForStatusCodePages: true));
        app.UseMiddleware<OriginCheck>();
        app.UseRouting();
        app.UseMiddleware<SetupGate>();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseMiddleware<ReadAhead>();
        app.UseMiddleware<DoorLimiter>();
        app.UseAntiforgery();
    }

    private static Phrase ReasonOf(int status) => Phrase.Of(status switch
    {
        StatusCodes.Status400BadRequest => "request.unreadable",
        StatusCodes.Status404NotFound => "request.nothingHere",
        StatusCodes.Status405MethodNotAllowed => "request.otherMethod",
        StatusCodes.Status415UnsupportedMediaType => "request.otherForm",
        _ => "request.refused",
    }, ("status", status));
}
