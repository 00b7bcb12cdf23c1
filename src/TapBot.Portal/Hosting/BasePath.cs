using Microsoft.Extensions.Options;

namespace TapBot.Portal.Hosting;

/// <summary>
/// Below which path of the host the portal is shown. Proxies differ: some pass the path on, some cut it off. Either way the links in the answer carry it.
/// </summary>
internal sealed class BasePath(RequestDelegate next, IOptions<PortalSettings> settings)
{
    private readonly PathString shown = new(settings.Value.PathBase is "" ? null : settings.Value.PathBase);

    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Path.StartsWithSegments(shown, out var rest) && shown.HasValue)
            context.Request.Path = rest.HasValue ? rest : "/";
        context.Request.PathBase = shown;
        return next(context);
    }
}
