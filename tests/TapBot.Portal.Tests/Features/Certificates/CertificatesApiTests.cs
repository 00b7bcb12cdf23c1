using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using TapBot.Core.Certificates;
using TapBot.Core.Proxy;
using TapBot.Portal.Tests.Features.Proxy;
using TapBot.Portal.Tests.Hosting;
using TapBot.Testing;
using TapBot.Testing.Certificates;

namespace TapBot.Portal.Tests.Features.Certificates;

/// <summary>Watched endpoints over the API, in front of a probe whose answers the test gives.</summary>
public sealed class CertificatesApiTests : IAsyncLifetime
{
    private const string All = "/api/v1/certificates";
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(20);
    private readonly FakeProbe probe = new FakeProbe().Answer("good.test", FakeProbe.Good()).Answer("own.test:8443", FakeProbe.Bad(Verdict.SelfSigned)).Answer("dead.test@192.0.2.7:443", FakeProbe.Refused);
    private readonly PortalHost host;
    private HttpClient root = null!;

    public CertificatesApiTests() => host = new PortalHost
    {
        Settings = new Dictionary<string, string>
        {
            ["TapBot:Certificates:Endpoints:0"] = "good.test",
            ["TapBot:Certificates:Endpoints:1"] = "own.test:8443",
            ["TapBot:Certificates:Endpoints:2"] = "dead.test@192.0.2.7:443",
            ["TapBot:Certificates:Files:0"] = "/nowhere/site.pem",
        },
        Replace = services => services.Replace(ServiceDescriptor.Singleton<ICertificateProbe>(probe)),
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        root = host.Script(await host.SetUpAsync());
        await host.Time.PushUntilAsync(() => host.Get<CertificateBroadcast>().Current.ByEndpoint.Values.Count(c => c is { Verdict: not null, IsChecking: false }) == 3, Step);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task List_SeveralEndpoints_IsSortedByWhatFailsFirst()
    {
        var list = await root.GetFromJsonAsync<JsonElement>(All, Token);

        Assert.Equal("own.test:8443 selfSigned red, dead.test@192.0.2.7:443 cannotConnect unknown, good.test valid green",
            string.Join(", ", list.EnumerateArray().Select(c => $"{Text(c, "endpoint")} {Text(c, "verdict")} {Text(c, "light")}")));
        var own = list[0];
        Assert.Equal("selfSigned", Assert.Single(own.GetProperty("findings").EnumerateArray()).GetString());
        Assert.StartsWith("It is signed with its own key", Text(own, "reason"), StringComparison.Ordinal);
        Assert.Equal(("Test Authority R1", "configured", "TLS 1.2,TLS 1.3"), (Text(own, "issuer"), Text(own, "origin"), string.Join(',', own.GetProperty("protocols").EnumerateArray().Select(p => p.GetString()))));
        Assert.NotEqual(JsonValueKind.Null, own.GetProperty("notAfter").ValueKind);
        Assert.Equal(JsonValueKind.Null, list[1].GetProperty("daysLeft").ValueKind);
        Assert.Empty(list[2].GetProperty("findings").EnumerateArray());
    }

    [Fact]
    public async Task Coverage_SeveralEndpoints_NamesTheMissing()
    {
        var coverage = await root.GetFromJsonAsync<JsonElement>(All + "/coverage", Token);

        Assert.Equal((1, 3, "endpoints"), (coverage.GetProperty("covered").GetInt32(), coverage.GetProperty("total").GetInt32(), Text(coverage, "of")));
        Assert.Equal(1.0 / 3, coverage.GetProperty("ratio").GetDouble(), 6);
        Assert.Equal("own.test:8443, dead.test@192.0.2.7:443", string.Join(", ", coverage.GetProperty("missing").EnumerateArray().Select(c => Text(c, "endpoint"))));
    }

    [Fact]
    public async Task Coverage_Routers_AreCountedAndEachExceptionIsNamed()
    {
        var plain = SomeProxy.Live.Routers[0] with { Name = "plain@docker", Hosts = new RouterHosts(["good.test"], [], false), Tls = null };
        var good = plain with { Name = "good@docker", Tls = new RouterTls("le", null, [], false) };
        var any = good with { Name = "any@docker", Hosts = new RouterHosts([], [], true) };
        probe.Answer("new.test", FakeProbe.Bad(Verdict.SelfSigned));
        host.Get<ProxyBroadcast>().Publish(new ProxyChange.Is(SomeProxy.Live with { Routers = [plain, good, any, SomeProxy.Live.Routers[1], good with { Name = "own@docker", Hosts = new RouterHosts(["new.test"], [], false) }] }));
        await host.Time.PushUntilAsync(() => host.Get<CertificateBroadcast>().Current is { Routers.Count: 5 } all && all.Find(CertificateEndpoint.Parse("new.test")) is { Verdict: not null, IsChecking: false }, Step);

        var coverage = await root.GetFromJsonAsync<JsonElement>(All + "/coverage", Token);

        Assert.Equal((1, 5, "routers"), (coverage.GetProperty("covered").GetInt32(), coverage.GetProperty("total").GetInt32(), Text(coverage, "of")));
        Assert.Equal("any@docker hostUnknown unknown, broken@file disabled red, own@docker notAccepted red, plain@docker noTls red",
            string.Join(", ", coverage.GetProperty("missing").EnumerateArray().Select(m => $"{Text(m, "router")} {Text(m, "why")} {Text(m, "light")}").Order(StringComparer.Ordinal)));
        var own = coverage.GetProperty("missing").EnumerateArray().Single(m => Text(m, "router") == "own@docker");
        Assert.Equal(("new.test", "selfSigned", "edge"), (Text(own, "endpoint"), Text(own, "verdict"), Text(own, "proxy")));
        Assert.StartsWith("It is signed with its own key", Text(own, "reason"), StringComparison.Ordinal);
        var levels = await root.GetFromJsonAsync<JsonElement>("/api/v1/service-levels", Token);
        Assert.Equal(0.2, levels.EnumerateArray().Single(l => Text(l, "kind") == "sslCoverage").GetProperty("value").GetDouble(), 6);
    }

    [Fact]
    public async Task Get_OneEndpoint_TellsAllOfIt()
    {
        var one = await root.GetFromJsonAsync<JsonElement>(All + "/own.test:8443", Token);

        Assert.Equal(("own.test:8443", "selfSigned", "good"), (Text(one, "endpoint"), Text(one, "verdict"), Text(one.GetProperty("revocation"), "state")));
        Assert.Equal("certificates.reason.selfSigned", Text(one.GetProperty("details")[0].GetProperty("reason"), "code"));
        Assert.Equal("sent", Text(one.GetProperty("chain")[0], "origin"));
    }

    [Theory]
    [InlineData("/nobody.test", HttpStatusCode.NotFound, "certificates.notFound")]
    [InlineData("/not%20a%20name", HttpStatusCode.BadRequest, "certificates.endpoint.name")]
    [InlineData("/own.test:99999", HttpStatusCode.BadRequest, "certificates.endpoint.port")]
    public async Task Get_NoSuchEndpoint_SaysWhy(string path, HttpStatusCode status, string code)
    {
        using var answer = await root.GetAsync(All + path, Token);

        Assert.Equal((status, code), (answer.StatusCode, Text(await answer.Content.ReadFromJsonAsync<JsonElement>(Token), "code")));
    }

    [Fact]
    public async Task Check_AnEndpoint_AnswersWhatItShowsNow()
    {
        probe.Answer("own.test:8443", FakeProbe.Good());

        Assert.Equal((HttpStatusCode.OK, "certificates.reason.valid"), await PostAsync("own.test:8443/check"));
        Assert.Equal("valid", Text(await root.GetFromJsonAsync<JsonElement>(All + "/own.test:8443", Token), "verdict"));
        Assert.Equal((HttpStatusCode.NotFound, "certificates.notFound"), await PostAsync("nobody.test/check"));
    }

    [Fact]
    public async Task Ciphers_OfAnEndpoint_AreListedAndKeptWithTheirTime()
    {
        Assert.Equal(JsonValueKind.Null, (await root.GetFromJsonAsync<JsonElement>(All + "/good.test", Token)).GetProperty("ciphers").ValueKind);

        Assert.Equal((HttpStatusCode.OK, "certificates.ciphers.done"), await PostAsync("good.test/ciphers"));

        var ciphers = (await root.GetFromJsonAsync<JsonElement>(All + "/good.test", Token)).GetProperty("ciphers");
        Assert.Equal(("TLS 1.3", false), (Text(ciphers.GetProperty("versions")[0], "version"), ciphers.GetProperty("versions")[1].GetProperty("isWhole").GetBoolean()));
        Assert.Equal(("TLS_RSA_WITH_3DES_EDE_CBC_SHA", "smallBlocks"), (Text(ciphers.GetProperty("weak")[0], "suite"), Text(ciphers.GetProperty("weak")[0], "flaw")));
        Assert.Equal((HttpStatusCode.NotFound, "certificates.notFound"), await PostAsync("nobody.test/ciphers"));
    }

    [Fact]
    public async Task Stored_FileThatIsNotThere_IsTold()
    {
        await host.Time.PushUntilAsync(() => host.Get<CertificateBroadcast>().Current.Stored.Count == 1, Step);

        var file = Assert.Single((await root.GetFromJsonAsync<JsonElement>(All + "/stored", Token)).EnumerateArray());

        Assert.Equal(("/nowhere/site.pem", 0, "certificates.stored.missing"), (Text(file, "file"), file.GetProperty("certificates").GetInt32(), Text(file.GetProperty("problem"), "code")));
        Assert.StartsWith("/nowhere/site.pem is not there", Text(file.GetProperty("problem"), "text"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CheckAll_Endpoints_LooksAtEach()
    {
        var before = probe.Looks.Count;

        Assert.Equal((HttpStatusCode.OK, "certificates.checkAll.done"), await PostAsync("check"));

        Assert.True(probe.Looks.Count >= before + 3);
    }

    [Fact]
    public async Task AddAndForget_AnEndpoint_IsWatchedInBetween()
    {
        probe.Answer("added.test:8443", FakeProbe.Bad(Verdict.SelfSigned));

        Assert.Equal((HttpStatusCode.OK, "certificates.reason.selfSigned"), await PostAsync("Added.TEST:8443/add"));
        Assert.Equal("added", Text(await root.GetFromJsonAsync<JsonElement>(All + "/added.test:8443", Token), "origin"));
        Assert.Equal((HttpStatusCode.Conflict, "certificates.add.known"), await PostAsync("added.test:8443/add"));
        Assert.Equal((HttpStatusCode.Conflict, "certificates.add.known"), await PostAsync("good.test/add"));
        Assert.Equal((HttpStatusCode.BadRequest, "certificates.endpoint.brackets"), await PostAsync("2001:db8::7/add"));
        Assert.Equal((HttpStatusCode.Conflict, "certificates.forget.configured"), await PostAsync("good.test/forget"));
        Assert.Equal((HttpStatusCode.OK, "certificates.forget.done"), await PostAsync("added.test:8443/forget"));
        Assert.Equal((HttpStatusCode.NotFound, "certificates.notFound"), await PostAsync("added.test:8443/forget"));

        var trail = await root.GetStringAsync("/api/v1/audit", Token);
        Assert.Contains("certificates.add", trail, StringComparison.Ordinal);
        Assert.Contains("certificates.forget", trail, StringComparison.Ordinal);
    }

    private async Task<(HttpStatusCode Status, string Code)> PostAsync(string what)
    {
        using var answer = await root.PostAsync($"{All}/{what}", null, Token);
        var json = await answer.Content.ReadFromJsonAsync<JsonElement>(Token);
        return (answer.StatusCode, json.TryGetProperty("code", out var code) ? code.GetString()! : Text(json.GetProperty("evidence"), "code"));
    }

    private static string Text(JsonElement of, string member) => of.GetProperty(member).GetString()!;
}
