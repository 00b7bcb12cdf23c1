using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using TapBot.Core.Access;
using TapBot.Core.Logs;
using TapBot.Portal.Live;
using TapBot.Portal.Tests.Hosting;
using TapBot.Testing;
using TapBot.Testing.Logs;

namespace TapBot.Portal.Tests.Features.Logs;

/// <summary>Three logs have lines of the very same nanosecond and number: a script that reads them a line at a time gets each of them once, in both directions.</summary>
public sealed class EqualCursorsTests : IAsyncLifetime
{
    private const int Moments = 4;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);
    private static readonly string[] Containers = ["api", "db", "web"];
    private readonly PortalHost host = new();
    private HttpClient root = null!;
    private string text = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static IEnumerable<string> Expected => Enumerable.Range(1, Moments).SelectMany(_ => Containers, (moment, container) => $"{container} {moment}");

    public async ValueTask InitializeAsync()
    {
        text = await host.SetUpAsync();
        root = host.Script(text);
        var store = host.Get<ILogStore>();
        foreach (var origin in Containers.Select(c => new LogOrigin(ServerName.Parse("nowhere"), c)))
        {
            for (var moment = 1; moment <= Moments; moment++)
                Assert.True(store.Of(origin)!.Append([Lines.One(moment, $"{origin.Container} {moment}") with { Origin = origin }]));
        }
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Search_PagesOfOneLine_TellEachLineOnce()
    {
        var told = new List<string>();
        for (string? before = null; await SearchAsync(before) is { Count: > 0 } page; before = page[^1].GetProperty("cursor").GetString())
            told.AddRange(page.Select(l => l.GetProperty("text").GetString()!));

        Assert.Equal(Expected.Reverse(), told);
    }

    [Fact]
    public async Task Search_CutOffBehindEveryEvent_TellsEachLineOnce()
    {
        var told = new List<string>();
        for (var id = ""; told.Count < Moments * Containers.Length;)
        {
            var said = await FirstAsync("/api/v1/logs/search" + (id.Length > 0 ? "?before=" + id : ""), null);
            id = said.EventId!;
            told.Add(JsonElement.Parse(said.Data).GetProperty("text").GetString()!);
        }

        Assert.Equal(Expected.Reverse(), told);
    }

    [Fact]
    public async Task Stream_CutOffBehindEveryEvent_TellsEachLineOnce()
    {
        var (told, last) = (new List<string>(), "0-0");
        while (told.Count < Moments * Containers.Length)
        {
            var said = await FirstAsync("/api/v1/logs/stream", last);
            last = said.EventId!;
            told.Add(JsonElement.Parse(said.Data).GetProperty("text").GetString()!);
        }

        Assert.Equal(Expected, told);
    }

    [Fact]
    public async Task Hub_GoneOnWithBehindALineAndItsSource_TellsTheOthers()
    {
        using var hub = ActivatorUtilities.CreateInstance<LiveHub>(host.Services);
        hub.Context = new HubCaller((await host.Get<ApiTokens>().FindAsync(text, null, Token))!);
        var line = Lines.One(2).Cursor;

        var lines = hub.ManyLogs(["*"], null, $"{line}@nowhere/db", 0, false, Token).Where(e => e.Line is not null).Take(4).Select(e => e.Line!.Text).ToListAsync(Token).AsTask();

        Assert.Equal(["web 2", "api 3", "db 3", "web 3"], await host.Time.PushUntilAsync(lines, Step));
    }

    [Theory]
    [InlineData("/api/v1/logs/search?before=yesterday")]
    [InlineData("/api/v1/logs/search?before=")]
    [InlineData("/api/v1/logs/context?cursor=5-0@")]
    public async Task Place_ThatIsNone_IsRefused(string address)
    {
        using var answer = await root.GetAsync(address, Token);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("operations.badIdentifier", (await answer.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("code").GetString());
    }

    private async Task<List<JsonElement>> SearchAsync(string? before)
    {
        var found = await root.GetStringAsync("/api/v1/logs/search?limit=1" + (before is null ? "" : "&before=" + before), Token);
        return [.. found.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonElement.Parse(l))];
    }

    /// <summary>The first line that a stream of events tells; then the caller hangs up.</summary>
    private async Task<SseItem<string>> FirstAsync(string address, string? last)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.ParseAdd("text/event-stream");
        if (last is not null)
            request.Headers.Add("Last-Event-ID", last);
        using var answer = await host.Time.PushUntilAsync(root.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token), Step);
        var said = SseParser.Create(await answer.Content.ReadAsStreamAsync(Token)).EnumerateAsync(Token).Where(s => s.EventType == "line").FirstAsync(Token).AsTask();
        return await host.Time.PushUntilAsync(said, Step);
    }
}
