using System.Net.ServerSentEvents;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using TapBot.Core.Access;
using TapBot.Portal.Live;
using TapBot.Portal.Tests.Features.Logs;
using TapBot.Portal.Tests.Hosting;
using TapBot.Testing;
using TapBot.Testing.Logs;

namespace TapBot.Portal.Tests.Features.Containers;

/// <summary>What a structured line of one container says, field by field, over REST, server-sent events and the hub: for whoever asks.</summary>
public sealed class ContainerLogsApiTests : IAsyncLifetime
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);
    private readonly LoggingPortal portal = new();
    private HttpClient root = null!;
    private Actor script = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var text = await portal.StartAsync();
        root = portal.Host.Script(text);
        script = (await portal.Host.Get<ApiTokens>().FindAsync(text, null, Token))!;
        portal.Web.Write(Lines.Start, """{"msg":"order 7","status":503}""");
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Theory]
    [InlineData("", null)]
    [InlineData("?fields=false", null)]
    [InlineData("?fields=true", "503")]
    public async Task Lines_OfThePast_HaveTheFieldsThatAreAskedFor(string query, string? status) =>
        Assert.Equal(status, StatusOf(await root.GetStringAsync("/api/v1/servers/nowhere/containers/web/logs" + query, Token)));

    [Theory]
    [InlineData("", null)]
    [InlineData("?fields=true", "503")]
    public async Task Lines_OfTheStream_HaveTheFieldsThatAreAskedFor(string query, string? status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/servers/nowhere/containers/web/logs/stream" + query);
        using var answer = await portal.Host.Time.PushUntilAsync(root.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token), Step);
        var said = SseParser.Create(await answer.Content.ReadAsStreamAsync(Token)).EnumerateAsync(Token).FirstAsync(s => s.EventType == "line", Token).AsTask();

        Assert.Equal(status, StatusOf((await portal.Host.Time.PushUntilAsync(said, Step)).Data));
    }

    [Theory]
    [InlineData(false, null)]
    [InlineData(true, "503")]
    public async Task Lines_OfTheHub_HaveTheFieldsThatAreAskedFor(bool fields, string? status)
    {
        using var hub = ActivatorUtilities.CreateInstance<LiveHub>(portal.Host.Services);
        hub.Context = new HubCaller(script);

        Assert.Equal(status, await StatusAsync(hub.Logs("nowhere", "web", null, 10, fields, Token)));
        Assert.Equal(status, await StatusAsync(hub.ManyLogs(["*"], null, null, 10, fields, Token)));
    }

    private static string? StatusOf(string line) =>
        JsonElement.Parse(line).GetProperty("fields") is { ValueKind: JsonValueKind.Object } fields ? fields.GetProperty("status").GetString() : null;

    private async Task<string?> StatusAsync(IAsyncEnumerable<LiveLogEvent> said)
    {
        var line = said.Where(e => e.Line is not null).Select(e => e.Line!).FirstAsync(Token).AsTask();
        return (await portal.Host.Time.PushUntilAsync(line, Step)).Fields?["status"];
    }
}
