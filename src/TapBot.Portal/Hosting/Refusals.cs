using TapBot.Core.Wording;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Hosting;

/// <summary>Says no in the form the caller can read: problem details for programs, a plain page for people.</summary>
internal static class Refusals
{
    /// <summary>Writes the whole answer.</summary>
    public static Task WriteAsync(HttpContext context, int status, Phrase reason)
    {
        context.Response.StatusCode = status;
        return WantsPage(context.Request)
            ? PlainPage.WriteAsync(context, status, reason)
            : Problems.Of(context.RequestServices.GetRequiredService<Texts>(), status, reason).ExecuteAsync(context);
    }

    /// <summary>True when a person looks at the answer: a browser asks for HTML, and not below the paths of programs.</summary>
    public static bool WantsPage(HttpRequest request) =>
        !request.Path.StartsWithSegments("/api") && !request.Path.StartsWithSegments("/openapi") && !request.Path.StartsWithSegments("/_blazor")
        && !request.Path.StartsWithSegments("/live") && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
