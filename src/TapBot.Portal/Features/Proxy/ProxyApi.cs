using Microsoft.AspNetCore.Http.HttpResults;
using TapBot.Core.Access;
using TapBot.Core.Proxy;
using TapBot.Core.Wording;
using TapBot.Portal.Hosting;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Proxy;

/// <summary>Proxies, their routers, services and middlewares.</summary>
public static class ProxyApi
{
    /// <summary>Adds the endpoints.</summary>
    public static void MapProxyApi(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api/v1/proxy").WithTags("Proxy");
        api.MapGet("", ListAsync).WithName("proxies").RequirePermission(Permission.See)
            .WithSummary("The Traefiks the caller may see anything of: light, version, counts, entry points, how the reading of each goes.");
        api.MapGet("routers", RoutersAsync).WithName("proxyRouters").RequirePermission(Permission.See)
            .WithSummary("The routers the caller may see, by proxy and name: rule, hosts, TLS, service, containers, traffic.");
        api.MapGet("routers/{**router}", RouterAsync).WithName("proxyRouter").RequirePermission(Permission.See)
            .WithSummary("The way of a request through one router: router, middlewares, services. Of two with that name the first is answered, or that of ?proxy= and ?protocol=.").Produces<WayModel>().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("services", ServicesAsync).WithName("proxyServices").RequirePermission(Permission.See)
            .WithSummary("The services the caller may see, by proxy and name: servers with their health and containers, traffic.");
        api.MapGet("middlewares", MiddlewaresAsync).WithName("proxyMiddlewares").RequirePermission(Permission.See)
            .WithSummary("The middlewares the caller may see, by proxy and name; users and other secrets of them are never known.");
    }

    private static async Task<Ok<ProxyModel[]>> ListAsync(ProxyReader reader, ActorAccessor actors, Texts texts, HttpContext context) =>
        TypedResults.Ok((await AllAsync(reader, actors, context)).Select(p => ProxyModel.Of(texts, p)).ToArray());

    private static async Task<Ok<RouterModel[]>> RoutersAsync(ProxyReader reader, ActorAccessor actors, Texts texts, HttpContext context) =>
        TypedResults.Ok((await AllAsync(reader, actors, context)).SelectMany(p => p.Routers.Select(r => RouterModel.Of(texts, p, r))).ToArray());

    private static async Task<Ok<ServiceModel[]>> ServicesAsync(ProxyReader reader, ActorAccessor actors, HttpContext context) =>
        TypedResults.Ok((await AllAsync(reader, actors, context)).SelectMany(p => p.Services.Select(s => ServiceModel.Of(p, s))).ToArray());

    private static async Task<Ok<MiddlewareModel[]>> MiddlewaresAsync(ProxyReader reader, ActorAccessor actors, HttpContext context) =>
        TypedResults.Ok((await AllAsync(reader, actors, context)).SelectMany(p => p.Middlewares.Select(m => MiddlewareModel.Of(p, m))).ToArray());

    private static async Task<IResult> RouterAsync(string router, string? proxy, string? protocol, ProxyReader reader, ActorAccessor actors, Texts texts, HttpContext context)
    {
        var name = router.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase); // the one escape that a path keeps
        var found = (await AllAsync(reader, actors, context)).Where(p => proxy is null || p.Name == proxy).SelectMany(p => p.Routers.Select(r => (Proxy: p, Router: r)))
            .Where(f => f.Router.Name == name && (protocol is null || f.Router.Protocol.ToString().Equals(protocol, StringComparison.OrdinalIgnoreCase))).ToList();
        if (found.Count == 0)
            return Problems.Of(texts, StatusCodes.Status404NotFound, Phrase.Of("proxy.notFound", ("router", name)));
        var (instance, one) = found[0];
        return TypedResults.Ok(new WayModel(
            RouterModel.Of(texts, instance, one),
            [.. one.Middlewares.Select(m => instance.FindMiddleware(m, one.Protocol)).OfType<ProxyMiddleware>().Select(m => MiddlewareModel.Of(instance, m))],
            [.. instance.ServicesBehind(one).Select(s => ServiceModel.Of(instance, s))]));
    }

    private static ValueTask<IReadOnlyList<ProxyInstance>> AllAsync(ProxyReader reader, ActorAccessor actors, HttpContext context) => reader.GetAsync(actors.From(context.User), context.RequestAborted);
}
