using System.Text.Json;
using TapBot.Core.Proxy;

namespace TapBot.Core.Tests.Proxy;

public sealed class TraefikJsonTests
{
    private const string RouterOf3 = """
        {"entryPoints":["websecure"],"middlewares":["login","chain@file"],"service":"shop","rule":"Host(`shop.example`) || Host(`www.shop.example`)","ruleSyntax":"default","priority":9223372036854775806,
         "priorityStr":"9223372036854775806","tls":{"options":"modern","certResolver":"le","domains":[{"main":"shop.example","sans":["www.shop.example"]}]},
         "observability":{"accessLogs":true,"metrics":true,"tracing":false},"status":"warning","error":["middleware \"login@docker\" does not exist"],"using":["websecure"],"name":"websecure-shop@docker","provider":"docker"}
        """;

    private const string RouterOf2 = """
        {"entryPoints":["web"],"service":"api@internal","rule":"PathPrefix(`/api`)","priority":14,"status":"enabled","using":["traefik"],"name":"api@internal","provider":"internal"}
        """;

    [Fact]
    public void Router_OfVersion3_HasAllOfIt()
    {
        var router = TraefikJson.Router(Json(RouterOf3), ProxyProtocol.Http);

        Assert.Equal(("websecure-shop@docker", "docker", "shop@docker", 9223372036854775806L, ProxyStatus.Warning), (router.Name, router.Provider, router.Service, router.Priority, router.Status));
        Assert.Equal(["login@docker", "chain@file"], router.Middlewares);
        Assert.Equal(["shop.example", "www.shop.example"], router.Hosts.Names);
        Assert.Equal(("le", "modern", false), (router.Tls!.CertResolver, router.Tls.Options, router.Tls.IsPassthrough));
        Assert.Equal(["shop.example", "www.shop.example"], router.Tls.Domains);
        Assert.Equal(["middleware \"login@docker\" does not exist"], router.Errors);
    }

    [Fact]
    public void Router_OfVersion2_HasNoTls()
    {
        var router = TraefikJson.Router(Json(RouterOf2), ProxyProtocol.Http);

        Assert.Equal(("api@internal", 14L, ProxyStatus.Enabled, true, null), (router.Service, router.Priority, router.Status, router.IsInternal, router.Tls));
        Assert.Equal(["web"], router.EntryPoints);
    }

    [Theory]
    [InlineData("""{"name":"a","priority":1e30,"priorityStr":"12"}""", 12L)]
    [InlineData("""{"name":"a","priority":-5}""", -5L)]
    [InlineData("""{"name":"a"}""", null)]
    [InlineData("""{"name":"a","priority":"much"}""", null)]
    public void Router_Priority_IsAWholeNumberOrNotKnown(string json, long? priority) => Assert.Equal(priority, TraefikJson.Router(Json(json), ProxyProtocol.Http).Priority);

    [Theory]
    [InlineData("""{"name":"a@file","service":"b","rule":5,"entryPoints":"web","tls":null,"error":"no list"}""")]
    [InlineData("""{}""")]
    [InlineData("""[]""")]
    public void Router_OfAnotherShape_IsAsMuchAsCanBeRead(string json)
    {
        var router = TraefikJson.Router(Json(json), ProxyProtocol.Tcp);

        Assert.Empty(router.EntryPoints);
        Assert.Empty(router.Errors);
        Assert.Null(router.Tls);
    }

    [Fact]
    public void Router_OfTcp_TellsThatTlsIsPassedOn() =>
        Assert.True(TraefikJson.Router(Json("""{"name":"db@file","rule":"HostSNI(`db.example`)","service":"db","tls":{"passthrough":true},"status":"enabled"}"""), ProxyProtocol.Tcp).Tls!.IsPassthrough);

    [Fact]
    public void Service_WithAHealthCheck_KnowsWhichServersAreUp()
    {
        var service = TraefikJson.Service(Json("""
            {"loadBalancer":{"servers":[{"url":"http://172.18.0.5:80"},{"url":"http://172.18.0.6:80","weight":2},{"url":"http://172.18.0.7:80"}],"healthCheck":{"path":"/health","interval":"10s"},"passHostHeader":true},
             "name":"shop@docker","provider":"docker","type":"loadbalancer","status":"enabled","usedBy":["shop@docker"],"serverStatus":{"http://172.18.0.5:80":"UP","http://172.18.0.6:80":"DOWN"}}
            """), ProxyProtocol.Http);

        Assert.Equal([("http://172.18.0.5:80", (bool?)true), ("http://172.18.0.6:80", false), ("http://172.18.0.7:80", null)], service.Backends.Select(b => (b.Address, b.IsUp)));
        Assert.Equal((1, false, true), (service.Down, service.IsDown, service.HasHealthCheck));
    }

    [Fact]
    public void Service_WithoutAHealthCheck_DoesNotClaimThatServersAreUp() =>
        Assert.Null(Assert.Single(TraefikJson.Service(Json("""{"loadBalancer":{"servers":[{"url":"http://u:secret@10.0.0.1:80"}]},"name":"a@file","serverStatus":{"http://u:secret@10.0.0.1:80":"UP"}}"""), ProxyProtocol.Http).Backends, b => b.Address == "http://••••••@10.0.0.1:80").IsUp);

    [Theory]
    [InlineData("""{"name":"api@internal","status":"enabled","usedBy":["api@internal"]}""", "")]
    [InlineData("""{"name":"w@file","weighted":{"services":[{"name":"a","weight":1},{"name":"b@docker","weight":3}]},"type":"weighted"}""", "a@file b@docker")]
    [InlineData("""{"name":"m@file","mirroring":{"service":"a","mirrors":[{"name":"b","percent":10}]},"type":"mirroring"}""", "a@file b@file")]
    [InlineData("""{"name":"f@file","failover":{"service":"a","fallback":"b"},"type":"failover"}""", "a@file b@file")]
    [InlineData("""{"name":"h@file","highestRandomWeight":{"services":[{"name":"a"}]},"type":"highestrandomweight"}""", "a@file")]
    public void Service_ThatChooses_NamesWhatItChoosesFrom(string json, string children) =>
        Assert.Equal(children, string.Join(' ', TraefikJson.Service(Json(json), ProxyProtocol.Http).Children));

    [Fact]
    public void Middleware_WithUsers_NeverHasThem()
    {
        var middleware = TraefikJson.Middleware(Json("""
            {"basicAuth":{"users":["admin:$apr1$H6uskkkW$IgXLP6ewTrSuBkTrqE8wj/"],"realm":"shop"},"status":"enabled","usedBy":["shop@docker"],"name":"login@docker","provider":"docker","type":"basicauth"}
            """), ProxyProtocol.Http);

        Assert.Equal(("login@docker", "basicAuth"), (middleware.Name, middleware.Type));
        Assert.Equal([KeyValuePair.Create("users", ProxyMask.Hidden), KeyValuePair.Create("realm", "shop")], middleware.Settings);
    }

    [Theory]
    [InlineData("""{"digestAuth":{"users":["a:r:SECRET"]},"type":"digestauth","name":"x@file"}""")]
    [InlineData("""{"headers":{"customRequestHeaders":{"Authorization":"SECRET"}},"type":"headers","name":"x@file"}""")]
    [InlineData("""{"forwardAuth":{"address":"https://me:SECRET@auth.example/verify","tls":{"key":"SECRET"}},"type":"forwardauth","name":"x@file"}""")]
    [InlineData("""{"plugin":{"crowdsec":{"lapiKey":"SECRET"}},"type":"plugin","name":"x@file"}""")]
    [InlineData("""{"apiKey":{"keys":["SECRET"]},"type":"apikey","name":"x@hub"}""")]
    [InlineData("""{"errors":{"status":["500"],"query":"/e"},"type":"errors","name":"x@file","error":["cannot reach https://me:SECRET@there/"]}""")]
    public void Middleware_WithASecret_IsReadWithoutIt(string json) =>
        Assert.DoesNotContain("SECRET", JsonSerializer.Serialize(TraefikJson.Middleware(Json(json), ProxyProtocol.Http)), StringComparison.Ordinal);

    [Fact]
    public void Middleware_OfHarmlessSettings_ShowsThem() =>
        Assert.Equal([KeyValuePair.Create("prefixes", "/api, /v1"), KeyValuePair.Create("forceSlash", "true")],
            TraefikJson.Middleware(Json("""{"stripPrefix":{"prefixes":["/api","/v1"],"forceSlash":true},"type":"stripprefix","name":"x@file"}"""), ProxyProtocol.Http).Settings);

    [Fact]
    public void EntryPoint_WithDefaults_HasThem()
    {
        var point = TraefikJson.EntryPoint(Json("""{"address":":443","transport":{},"http":{"tls":{"certResolver":"le"},"middlewares":["hsts@file"]},"name":"websecure"}"""));
        var plain = TraefikJson.EntryPoint(Json("""{"address":"0.0.0.0:80/tcp","http":{"redirections":{"entryPoint":{"to":"websecure","scheme":"https","permanent":true}}},"name":"web"}"""));

        Assert.Equal(("websecure", 443, true, "le"), (point.Name, point.Port, point.HasTls, point.CertResolver));
        Assert.Equal(["hsts@file"], point.Middlewares);
        Assert.Equal((80, false, "websecure"), (plain.Port, plain.HasTls, plain.RedirectsTo));
    }

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}
