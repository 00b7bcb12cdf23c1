using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using TapBot.EndToEnd.Portal;

namespace TapBot.EndToEnd.Api;

/// <summary>The wire format of operations, with the real program in front of a real engine.</summary>
public sealed class OperationWireTests(PortalUnderTest portal) : PortalTest(portal)
{
    [Fact]
    public async Task Restart_Running_AnswersWithIdOutcomeAndEvidence()
    {
        var name = await SeenAsync();
        var before = await StartedAtAsync(name);

        var (status, answer) = await House.DoAsync(name, "restart", new { timeoutSeconds = 1 });

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("done", (string?)answer["outcome"]);
        Assert.Equal("containers.restart.done", (string?)answer["evidence"]!["code"]);
        var startedAt = DateTimeOffset.Parse((string)answer["evidence"]!["arguments"]!["startedAt"]!, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(DateTimeOffset.Parse(await StartedAtAsync(name), System.Globalization.CultureInfo.InvariantCulture), startedAt, TimeSpan.FromMilliseconds(1));
        Assert.NotEqual(before, await StartedAtAsync(name));
        var (_, again) = await House.AskAsync($"/api/v1/operations/{answer["id"]}");
        Assert.Equal(("containers.restart", name, "done"), ((string?)again["name"], (string?)again["target"], (string?)again["outcome"]));
    }

    [Fact]
    public async Task Refusals_Each_HaveTheirStatusCodeAndReason()
    {
        var runs = await SeenAsync();
        var ended = await Engine.RunAsync("true");
        await House.SeenAsync(ended, c => (string?)c["state"] == "exited");

        await RefusedAsync(HttpStatusCode.BadRequest, "operations.unknownMember", runs, "restart", new { timeout = 1 }, ("member", "timeout"));
        await RefusedAsync(HttpStatusCode.BadRequest, "containers.timeout", runs, "restart", new { timeoutSeconds = -1 });
        await RefusedAsync(HttpStatusCode.NotFound, "containers.notFound", "no-such-container", "restart", null, ("container", "no-such-container"));
        await RefusedAsync(HttpStatusCode.Conflict, "containers.start.running", runs, "start", null, ("container", runs));
        await RefusedAsync(HttpStatusCode.Conflict, "containers.resume.notPaused", runs, "resume", null);
        await RefusedAsync((HttpStatusCode)428, "operations.needsConfirmation", ended, "remove", null, ("target", ended));
        await RefusedAsync((HttpStatusCode)428, "operations.needsConfirmation", ended, "remove", new { confirm = "another" });

        var (status, _) = await House.DoAsync(ended, "remove", new { confirm = ended });
        Assert.Equal(HttpStatusCode.OK, status);
    }

    [Fact]
    public async Task Start_DiesAgain_IsABadGatewayWithItsLastLines()
    {
        var name = await Engine.RunAsync("echo no luck; exit 7");
        await House.SeenAsync(name, c => (string?)c["state"] == "exited");

        var (status, problem) = await House.DoAsync(name, "start");

        Assert.Equal((HttpStatusCode.BadGateway, "containers.diedAgain", "failed"), (status, (string?)problem["code"], (string?)problem["outcome"]));
        Assert.Equal(7, (int)problem["arguments"]!["exitCode"]!);
        Assert.Contains("no luck", (string?)problem["arguments"]!["lines"]);
        Assert.NotNull((string?)problem["id"]);
    }

    [Fact]
    public async Task RespondAsync_IsAcceptedAndTheOperationTellsItsEnd()
    {
        var name = await SeenAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/servers/real/containers/{name}/restart") { Headers = { { "Prefer", "respond-async" } } };
        using var accepted = await House.Api.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);

        using var follow = new HttpRequestMessage(HttpMethod.Get, accepted.Headers.Location) { Headers = { { "Accept", "text/event-stream" } } };
        using var told = await House.Api.SendAsync(follow, TestContext.Current.CancellationToken);
        var events = (await told.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split('\n').Where(l => l.StartsWith("data: ", StringComparison.Ordinal)).ToList();

        Assert.Equal("done", (string?)JsonNode.Parse(events[^1]["data: ".Length..])!["outcome"]);
    }

    [Fact]
    public async Task Bulk_SomeOfThem_HasAResultForEachInOrder()
    {
        var name = await SeenAsync();

        using var answer = await House.Api.PostAsJsonAsync("/api/v1/servers/real/containers/actions", new { operation = "restart", containers = new[] { name, "no-such-container", "../x" } }, TestContext.Current.CancellationToken);
        var items = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["items"]!.AsArray();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal([(name, "done"), ("no-such-container", "refused"), ("../x", "refused")], items.Select(i => ((string)i!["container"]!, (string)i["outcome"]!)));
        Assert.Equal("containers.notFound", (string?)items[1]!["statement"]!["code"]);
    }

    [Theory]
    [InlineData("GET", "/api/v1/servers")]
    [InlineData("GET", "/api/v1/servers/real/containers")]
    [InlineData("GET", "/api/v1/operations")]
    [InlineData("GET", "/openapi/v1.json")]
    [InlineData("POST", "/api/v1/servers/real/containers/web/restart")]
    [InlineData("POST", "/live/negotiate?negotiateVersion=1")]
    public async Task Anonymous_Anything_IsUnauthorized(string method, string path)
    {
        using var nobody = new HttpClient { BaseAddress = House.Process.Address };
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Headers = { { "Authorization", "Bearer tbp_notatoken" } } };
        using var answer = await nobody.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    private async Task<string> SeenAsync()
    {
        var name = await Engine.RunAsync(Forever);
        await House.SeenAsync(name);
        return name;
    }

    private async Task RefusedAsync(HttpStatusCode expected, string code, string container, string operation, object? body, (string Name, string Value)? argument = null)
    {
        var (status, problem) = await House.DoAsync(container, operation, body);
        Assert.Equal((expected, code, (int)expected), (status, (string?)problem["code"], (int)problem["status"]!));
        Assert.False(string.IsNullOrWhiteSpace((string?)problem["detail"]));
        if (argument is var (name, value))
            Assert.Equal(value, (string?)problem["arguments"]![name]);
    }
}
