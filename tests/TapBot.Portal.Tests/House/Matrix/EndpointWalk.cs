using System.Net;
using System.Net.Mime;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using TapBot.Portal.Tests.Hosting;

namespace TapBot.Portal.Tests.House.Matrix;

/// <summary>Every endpoint of the routing table but the static assets; pages are walked by <see cref="PageWalk"/>.</summary>
internal static class EndpointWalk
{
    private const string Any = "ANY", NoSuchMethod = "405";

    public static IEnumerable<Thing> Of(PortalHost host, RightsTable table) =>
        from endpoint in EndpointsOf(host)
        where endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is null
        from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods : [Any]
        let name = $"{method} /{endpoint.RoutePattern.RawText!.TrimStart('/')}"
        let body = table.Bodies.GetValueOrDefault(name, "")
        from variant in Samples.Variants(table, endpoint.RoutePattern.Parameters.Select(p => p.Name).Union(table.Samples.Keys.Where(s => body.Contains($"{{{s}}}", StringComparison.Ordinal))))
        select new Thing(name + variant.Suffix, (caller, _) => AskAsync(caller, () => Request(method, endpoint.RoutePattern, variant.Values, body), html: false));

    public static IEnumerable<RouteEndpoint> EndpointsOf(PortalHost host) =>
        host.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().Distinct().Where(e => !IsAsset(e));

    public static bool IsAsset(RouteEndpoint endpoint) => endpoint.Metadata.Any(m => m.GetType().FullName == "Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor");

    public static async Task<Answer?> AskAsync(Caller caller, Func<HttpRequestMessage> make, bool html)
    {
        using var request = make();
        if (request.Method.Method != Any)
            return await SendAsync(caller, request, html);
        // An endpoint that names no method still takes only some.
        using var again = make();
        (request.Method, again.Method) = (HttpMethod.Get, HttpMethod.Post);
        return await SendAsync(caller, request, html) is { Word: not NoSuchMethod } answer ? answer : await SendAsync(caller, again, html);
    }

    private static async Task<Answer> SendAsync(Caller caller, HttpRequestMessage request, bool html)
    {
        using var client = new HttpClient(caller.Host.Server.CreateHandler()) { BaseAddress = new Uri(PortalHost.Origin) };
        request.Headers.Accept.ParseAdd(html ? MediaTypeNames.Text.Html : "*/*");
        request.Headers.Add("Prefer", "respond-async");
        await caller.SignAsync((name, value) => request.Headers.TryAddWithoutValidation(name, value));
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        var streams = response.Content.Headers.ContentType?.MediaType == "text/event-stream";
        var said = streams ? "" : await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var toDoor = html && response.Headers.Location?.OriginalString.StartsWith("/signin", StringComparison.Ordinal) is true;
        return new Answer(OfItems(said) ?? OfStepUp(response.StatusCode, said) ?? Answer.WordOf(response.StatusCode, toDoor), said);
    }

    public static string AddressOf(RoutePattern pattern, IReadOnlyDictionary<string, string> values) => "/" + string.Join('/', pattern.PathSegments.Select(s => string.Concat(s.Parts.Select(p => p switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart parameter => values[parameter.Name],
        _ => throw new InvalidOperationException($"{p} has no place in an address."),
    }))));

    private static HttpRequestMessage Request(string method, RoutePattern pattern, IReadOnlyDictionary<string, string> values, string body)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), AddressOf(pattern, values));
        if (body.Length > 0)
            request.Content = new StringContent(values.Aggregate(body, (text, v) => text.Replace($"{{{v.Key}}}", v.Value, StringComparison.Ordinal)), Encoding.UTF8, MediaTypeNames.Application.Json);
        return request;
    }

    /// <summary>A missing confirmation is a 428 too; this one says that the sign-in is too old, or the token not made for it.</summary>
    private static string? OfStepUp(HttpStatusCode status, string said) =>
        status == HttpStatusCode.PreconditionRequired && said.Contains("\"code\":\"access.stepUp.", StringComparison.Ordinal) ? Answer.NotFresh : null;

    /// <summary>One operation on many answers 200, and for each what came of it.</summary>
    private static string? OfItems(string said) =>
        said.StartsWith("{\"items\":", StringComparison.Ordinal) && JsonNode.Parse(said)!["items"]![0]!["statement"]?["code"]?.GetValue<string>() is { } code
            ? code == "operations.notAllowed" ? Answer.No : code.EndsWith("notFound", StringComparison.Ordinal) ? Answer.Nothing : Answer.Yes
            : null;
}
