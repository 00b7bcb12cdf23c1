using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using TapBot.Core.Monitoring;
using TapBot.Portal.Tests.Hosting;
using TapBot.Testing.Monitoring;

namespace TapBot.Portal.Tests.Features.Monitoring;

/// <summary>HTTP checks over REST.</summary>
public sealed class ChecksApiTests : IAsyncLifetime
{
    private const string Address = "/api/v1/checks";
    private readonly FakeCheckProbe probe = new();
    private readonly PortalHost host;
    private HttpClient script = null!;

    public ChecksApiTests() => host = new PortalHost
    {
        Settings = new Dictionary<string, string> { ["TapBot:Checks:0:Name"] = "given", ["TapBot:Checks:0:Url"] = "http://given.test/?key=secret" },
        Replace = services => services.Replace(ServiceDescriptor.Singleton<ICheckProbe>(probe)),
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => script = host.Script(await host.SetUpAsync());

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Check_AddedChangedMadeAndRemoved_IsListedAndAudited()
    {
        var added = await PostAsync("shop/add", """{"asks":{"url":"https://shop.test/health?key=secret","keyword":"well","slowMilliseconds":500,"everySeconds":30,"server":"nowhere"}}""");
        Assert.Equal((HttpStatusCode.OK, "answered in 12 ms"), (added.Status, Evidence(added.Answer)));
        var check = await OneAsync("shop");
        Assert.Equal(("https://shop.test/health", "green", "edited", "nowhere", 30), (Text(check, "url"), Text(check, "light"), Text(check, "origin"), Text(check, "server"), check.GetProperty("everySeconds").GetDouble()));
        Assert.Contains((await LightsAsync()).EnumerateArray(), l => Text(l, "key") == "check:shop" && Text(l, "light") == "green");

        var question = await script.GetFromJsonAsync<JsonElement>($"{Address}/shop/question", Token);
        Assert.Equal(("https://shop.test/health?key=secret", "200-299", 10), (Text(question.GetProperty("asks"), "url"), Text(question.GetProperty("asks"), "status"), question.GetProperty("asks").GetProperty("timeoutSeconds").GetInt32()));

        var changed = await PostAsync("shop/change", $$"""{"asks":{{question.GetProperty("asks").GetRawText().Replace("\"well\"", "\"Basket\"", StringComparison.Ordinal)}}}""");
        Assert.Equal((HttpStatusCode.OK, "the answer does not contain \"Basket\""), (changed.Status, Evidence(changed.Answer)));
        Assert.Equal("yellow", Text(await OneAsync("shop"), "light"));
        Assert.Equal(HttpStatusCode.OK, (await PostAsync("shop/check", "{}")).Status);
        Assert.Equal("red", Text(await OneAsync("shop"), "light"));

        Assert.Equal(HttpStatusCode.OK, (await PostAsync("shop/remove", "{}")).Status);
        Assert.Equal(["given configuration"], (await ListAsync()).Select(c => $"{Text(c, "name")} {Text(c, "origin")}"));
        Assert.DoesNotContain((await LightsAsync()).EnumerateArray(), l => Text(l, "key") == "check:shop");
        foreach (var action in new[] { "monitoring.addCheck", "monitoring.changeCheck", "monitoring.checkNow", "monitoring.removeCheck" })
        {
            var rows = await script.GetFromJsonAsync<JsonElement>($"/api/v1/audit?action={action}", Token);
            Assert.Equal("shop", Text(rows[0], "target"));
            Assert.DoesNotContain("secret", rows.GetRawText(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("no%20name/add", """{"asks":{"url":"http://a.test/"}}""", HttpStatusCode.BadRequest, "monitoring.checks.flaw.name")]
    [InlineData("shop/add", "{}", HttpStatusCode.BadRequest, "monitoring.checks.flaw.url")]
    [InlineData("shop/add", """{"asks":{"url":"file:///etc/passwd"}}""", HttpStatusCode.BadRequest, "monitoring.checks.flaw.url")]
    [InlineData("shop/add", """{"asks":{"url":"http://a.test/","status":null,"every":5}}""", HttpStatusCode.BadRequest, "operations.badIdentifier")]
    [InlineData("shop/add", """{"asks":{"url":"http://a.test/","everySeconds":5}}""", HttpStatusCode.BadRequest, "monitoring.checks.flaw.every")]
    [InlineData("shop/add", """{"asks":{"url":"http://a.test/","server":"other"}}""", HttpStatusCode.BadRequest, "monitoring.checks.flaw.server")]
    [InlineData("shop/add", """{"url":"http://a.test/"}""", HttpStatusCode.BadRequest, "operations.unknownMember")]
    [InlineData("GIVEN/add", """{"asks":{"url":"http://a.test/"}}""", HttpStatusCode.Conflict, "monitoring.checks.taken")]
    [InlineData("given/change", """{"asks":{"url":"http://a.test/"}}""", HttpStatusCode.Conflict, "monitoring.checks.isConfigured")]
    [InlineData("given/remove", "{}", HttpStatusCode.Conflict, "monitoring.checks.isConfigured")]
    [InlineData("shop/remove", "{}", HttpStatusCode.NotFound, "monitoring.checks.notFound")]
    [InlineData("shop/check", "{}", HttpStatusCode.NotFound, "monitoring.checks.notFound")]
    public async Task Post_NotLegal_SaysWhatIs(string address, string body, HttpStatusCode status, string code)
    {
        var (answered, problem) = await PostAsync(address, body);

        Assert.Equal((status, code), (answered, Text(problem, "code")));
        Assert.DoesNotContain('{', Text(problem, "detail")!); // every word has its value
    }

    [Fact]
    public async Task Add_ErrorInTheBody_TellsNothingOfIt()
    {
        var (status, problem) = await PostAsync("shop/add", """{"asks":{"url":"http://a.test/?key=secret","everySeconds":"often"}}""");

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.DoesNotContain("secret", problem.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Question_OfSomebodyWhoOnlySees_IsRefused()
    {
        using var viewer = host.Script(await host.AddAsync(script, "vera", new { role = "viewer" }));

        Assert.Equal(HttpStatusCode.Forbidden, (await viewer.GetAsync($"{Address}/given/question", Token)).StatusCode);
        Assert.DoesNotContain("secret", await viewer.GetStringAsync(Address, Token), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await script.GetAsync($"{Address}/none/question", Token)).StatusCode);
    }

    [Fact]
    public async Task OpenApi_OfAdding_HasWhatIsAsked()
    {
        var document = await script.GetFromJsonAsync<JsonElement>("/openapi/v1.json", Token);

        var asks = document.GetProperty("paths").GetProperty("/api/v1/checks/{check}/add").GetProperty("post").GetProperty("requestBody").GetProperty("content").GetProperty("application/json")
            .GetProperty("schema").GetProperty("properties").GetProperty("asks").GetProperty("properties");
        Assert.Equal(
            ["everySeconds integer", "json string", "keyword string", "server string", "slowMilliseconds integer", "status string", "timeoutSeconds integer", "url string", "value string"],
            asks.EnumerateObject().Select(p => $"{p.Name} {Text(p.Value, "type")}").Order(StringComparer.Ordinal));
    }

    private static string? Text(JsonElement of, string name) => of.GetProperty(name).GetString();

    private static string? Evidence(JsonElement answer) => Text(answer.GetProperty("evidence"), "text");

    private async Task<List<JsonElement>> ListAsync() => [.. (await script.GetFromJsonAsync<JsonElement>(Address, Token)).EnumerateArray()];

    private async Task<JsonElement> OneAsync(string name) => Assert.Single(await ListAsync(), c => Text(c, "name") == name);

    private async Task<JsonElement> LightsAsync() => (await script.GetFromJsonAsync<JsonElement>("/api/v1/lights", Token)).GetProperty("lights");

    private async Task<(HttpStatusCode Status, JsonElement Answer)> PostAsync(string address, string body)
    {
        using var answer = await script.PostAsJsonAsync($"{Address}/{address}", JsonDocument.Parse(body).RootElement, Token);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>(Token));
    }
}
