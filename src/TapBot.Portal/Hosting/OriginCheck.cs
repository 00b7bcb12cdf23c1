using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using TapBot.Core.Wording;

namespace TapBot.Portal.Hosting;

/// <summary>
/// Stands before routing and lets pages of other origins reach nothing that acts: no upgrade, no circuit, no hub, no unsafe request that carries a cookie.
/// The framework checks none of this (facts: a plain Blazor Server takes a circuit from any origin), and SameSite cookies do not stop a neighbour
/// under the same registrable domain. Foreign names of the host (DNS rebinding) are refused altogether.
/// </summary>
internal sealed class OriginCheck(RequestDelegate next, PublicOrigins origins)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (!origins.AllowsHost(context.Request.Host.Host))
            return Refuse(context, StatusCodes.Status400BadRequest, "portal.foreignHost");
        return IsAllowed(context.Request) ? next(context) : Refuse(context, StatusCodes.Status403Forbidden, "portal.foreignOrigin");
    }

    private bool IsAllowed(HttpRequest request)
    {
        var isUpgrade = IsUpgrade(request);
        var isSafe = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method) || HttpMethods.IsTrace(request.Method);
        var isSocketPath = request.Path.StartsWithSegments("/_blazor") || request.Path.StartsWithSegments("/live");
        if (!isUpgrade && !isSocketPath && (isSafe || request.Headers.Cookie.Count == 0))
            return true;
        if (request.Headers["Sec-Fetch-Site"] == "cross-site")
            return false;
        var origin = request.Headers.Origin;
        if (!StringValues.IsNullOrEmpty(origin))
            return origin.Count == 1 && origins.Allows(origin!);
        // A browser names its origin whenever it upgrades or posts; only its plain same-origin GETs go without.
        return IsBearer(request) || (isSafe && !isUpgrade);
    }

    private static bool IsUpgrade(HttpRequest request) =>
        !StringValues.IsNullOrEmpty(request.Headers.Upgrade) || HttpMethods.IsConnect(request.Method) || request.HttpContext.WebSockets.IsWebSocketRequest;

    private static bool IsBearer(HttpRequest request) => request.Headers[HeaderNames.Authorization].ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase);

    private static Task Refuse(HttpContext context, int status, string code) => Refusals.WriteAsync(context, status, Phrase.Of(code));
}
