using TapBot.Core.Access;
using TapBot.Core.Proxy;
using TapBot.Core.Streaming;
using TapBot.Testing.Containers;

namespace TapBot.Core.Tests.Proxy;

/// <summary>Routers that only lead to HTTPS.</summary>
public sealed class ProxyRedirectsTests
{
    private static readonly ProxyInstance Edge = new()
    {
        Name = "edge", Scope = Scope.Portal, State = new StreamState.Live(A.Noon),
        Middlewares =
        [
            Middleware("secure@docker", "redirectScheme", ("scheme", "https"), ("permanent", "true")), Middleware("plain@docker", "redirectscheme", ("scheme", "http")),
            Middleware("whole@file", "redirectRegex", ("regex", "^http://(.*)$"), ("replacement", "https://$1")), Middleware("www@file", "redirectRegex", ("regex", "^http://www\\.(.*)"), ("replacement", "https://$1")),
            Middleware("all@docker", "chain", ("middlewares", "other, secure")), Middleware("round@docker", "chain", ("middlewares", "round")), Middleware("other@docker", "compress"),
        ],
    };

    [Theory]
    [InlineData("secure@docker", true)]
    [InlineData("other@docker,secure@docker", true)]
    [InlineData("plain@docker", false)]
    [InlineData("whole@file", true)]
    [InlineData("www@file", false)]
    [InlineData("all@docker", true)]
    [InlineData("round@docker", false)]
    [InlineData("gone@docker", false)]
    [InlineData("", false)]
    public void LeadsToHttps_Middlewares_DecideIt(string middlewares, bool leads) =>
        Assert.Equal(leads, ProxyRedirects.LeadsToHttps(Edge, new ProxyRouter { Name = "shop@docker", Middlewares = middlewares.Split(',', StringSplitOptions.RemoveEmptyEntries) }, []));

    [Fact]
    public void LeadsToHttps_EntryPoints_DecideItTogether()
    {
        var (router, web, secure) = (new ProxyRouter { Name = "shop@docker" }, new ProxyEntryPoint { Name = "web", RedirectsTo = "websecure" }, new ProxyEntryPoint { Name = "websecure" });

        Assert.True(ProxyRedirects.LeadsToHttps(Edge, router, [web]));
        Assert.True(ProxyRedirects.LeadsToHttps(Edge, router, [secure with { Middlewares = ["secure@docker"] }]));
        Assert.False(ProxyRedirects.LeadsToHttps(Edge, router, [web, secure]));
        Assert.False(ProxyRedirects.LeadsToHttps(Edge, router, []));
    }

    private static ProxyMiddleware Middleware(string name, string type, params (string Key, string Value)[] settings) =>
        new() { Name = name, Provider = name.Split('@')[1], Type = type, Settings = [.. settings.Select(s => KeyValuePair.Create(s.Key, s.Value))] };
}
