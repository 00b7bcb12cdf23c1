using System.IO.Compression;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using TapBot.Core.Access;
using TapBot.Core.Logs;
using TapBot.Core.Servers;
using TapBot.Portal.Live;
using TapBot.Portal.Tests.Hosting;
using TapBot.Testing;
using TapBot.Testing.Logs;

namespace TapBot.Portal.Tests.Features.Logs;

/// <summary>Somebody who may see one project asks for logs on every way there is: lines of another project are not there, not as a line and not in a count. Both are kept; their containers are gone.</summary>
public sealed class ScopedLogsTests : IAsyncLifetime
{
    private const string Secret = "secret of the bank";
    private static readonly LogOrigin Own = new(ServerName.Parse("nowhere"), "shop-web-1", "shop", "web", 1), Foreign = new(ServerName.Parse("nowhere"), "bank-db-1", "bank", "db", 1);
    private readonly PortalHost host = new();
    private HttpClient root = null!, vera = null!;
    private Actor script = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        root = host.Script(await host.SetUpAsync());
        var text = await host.AddAsync(root, "vera", new { role = "viewer", server = "nowhere", project = "shop" });
        vera = host.Script(text);
        script = (await host.Get<ApiTokens>().FindAsync(text, null, Token))!;
        var store = host.Get<ILogStore>();
        foreach (var origin in new[] { Own, Foreign })
            store.Of(origin)!.Label(new Dictionary<string, string> { ["tier"] = "back" });
        for (var i = 0; i < 10; i++)
        {
            Assert.True(store.Of(Own)!.Append([Lines.One(2 * i, $$"""{"msg":"order {{i}}","status":{{200 + i}}}""") with { Origin = Own }]));
            Assert.True(store.Of(Foreign)!.Append([Lines.One((2 * i) + 1, $"{Secret} {i}", LineLevel.Error) with { Origin = Foreign }]));
        }
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData("/api/v1/logs")]
    [InlineData("/api/v1/logs?format=text")]
    [InlineData("/api/v1/logs?tail=15&fields=true")]
    [InlineData("/api/v1/logs?source=nowhere/*")]
    [InlineData("/api/v1/logs?source=label:tier%3Dback")]
    [InlineData("/api/v1/logs/search")]
    [InlineData("/api/v1/logs/search?source=label:tier")]
    [InlineData("/api/v1/logs/search?query=o&not=false")]
    [InlineData("/api/v1/logs/context?cursor=1795356000003000000-0")]
    public async Task Lines_OfAnotherProject_AreNotThere(string address)
    {
        var (seen, all) = (await vera.GetStringAsync(address, Token), await root.GetStringAsync(address, Token));

        Assert.Contains(Secret, all, StringComparison.Ordinal); // what is asked for does find them
        Assert.Contains("order 2", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("bank", seen, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("source=nowhere/bank")]
    [InlineData("source=nowhere/bank-db-1")]
    [InlineData("source=nowhere/bank/db")]
    public async Task OtherProject_AskedForByName_IsEmpty(string source)
    {
        foreach (var path in new[] { "", "/search", "/sources", "/histogram" })
        {
            var seen = await vera.GetStringAsync($"/api/v1/logs{path}?{source}&since=2026-11-22T13:00:00Z&until=2026-11-22T15:00:00Z", Token);
            Assert.DoesNotContain("secret", seen, StringComparison.Ordinal);
            Assert.DoesNotContain("bank", seen, StringComparison.Ordinal);
            Assert.DoesNotContain("error", seen, StringComparison.Ordinal); // a level that only the other project has
        }
    }

    [Fact]
    public async Task Counts_AndSources_AreThoseOfTheOwnProject()
    {
        const string Range = "since=2026-11-22T13:00:00Z&until=2026-11-22T15:00:00Z";

        var (seen, all) = (await vera.GetFromJsonAsync<JsonElement>($"/api/v1/logs/histogram?{Range}", Token), await root.GetFromJsonAsync<JsonElement>($"/api/v1/logs/histogram?{Range}", Token));
        var sources = await vera.GetFromJsonAsync<JsonElement>("/api/v1/logs/sources", Token);

        Assert.Equal((10, 10), (all.GetProperty("totals").GetProperty("info").GetInt32(), all.GetProperty("totals").GetProperty("error").GetInt32()));
        Assert.Equal(["info"], seen.GetProperty("totals").EnumerateObject().Select(t => t.Name));
        Assert.Equal(["nowhere/shop-web-1"], sources.EnumerateArray().Select(s => s.GetProperty("source").GetString()));
    }

    [Fact]
    public async Task SearchStream_CountsTheOwnProjectAlone()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/logs/search");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));

        var told = await (await vera.SendAsync(request, Token)).Content.ReadAsStringAsync(Token);

        Assert.Contains("\"counts\":{\"nowhere/shop-web-1\":10}", told, StringComparison.Ordinal);
        Assert.DoesNotContain("bank", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Following_OverRestAndHub_TellsTheOwnProjectAlone()
    {
        using var hub = ActivatorUtilities.CreateInstance<LiveHub>(host.Services);
        hub.Context = new HubCaller(script);
        var lines = hub.ManyLogs(["*"], null, null, 20, false, Token).Where(e => e.Line is not null).Take(10).ToListAsync(Token).AsTask();
        var told = await host.Time.PushUntilAsync(lines, TimeSpan.FromMilliseconds(50));

        Assert.Equal(Enumerable.Repeat("nowhere/shop-web-1", 10), told.Select(e => e.Line!.Source));

        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/logs/stream?tail=20");
        var answer = await host.Time.PushUntilAsync(vera.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token), TimeSpan.FromMilliseconds(50));
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(Token));
        var seen = new StringBuilder();
        while (!seen.ToString().Contains("order 9", StringComparison.Ordinal))
            seen.AppendLine(await host.Time.PushUntilAsync(reader.ReadLineAsync(Token).AsTask(), TimeSpan.FromMilliseconds(50)));
        Assert.Contains("order 0", seen.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("bank", seen.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fields_AreGivenWhenTheyAreAskedFor()
    {
        var (without, with) = (await vera.GetStringAsync("/api/v1/logs?tail=1", Token), await vera.GetStringAsync("/api/v1/logs?tail=1&fields=true", Token));

        Assert.Equal(JsonValueKind.Null, JsonElement.Parse(without).GetProperty("fields").ValueKind);
        var fields = JsonElement.Parse(with).GetProperty("fields");
        Assert.Equal("209", fields.GetProperty("status").GetString());
    }

    [Fact]
    public async Task Download_RangeAndFilter_AreThoseOfTheFile()
    {
        var asked = $"/api/v1/logs?since={Uri.EscapeDataString("2026-11-22T14:00:00.004Z")}&until={Uri.EscapeDataString("2026-11-22T14:00:00.016Z")}&query={Uri.EscapeDataString("status>=204")}&gzip=true&download=true";

        using var answer = await vera.GetAsync(asked, Token);
        await using var packed = new GZipStream(await answer.Content.ReadAsStreamAsync(Token), CompressionMode.Decompress);
        using var reader = new StreamReader(packed);
        var lines = (await reader.ReadToEndAsync(Token)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal("attachment; filename=\"logs-20260301-120000.jsonl.gz\"", answer.Content.Headers.GetValues("Content-Disposition").Single());
        Assert.Equal([204, 205, 206, 207, 208], lines.Select(l => JsonElement.Parse(JsonElement.Parse(l).GetProperty("text").GetString()!).GetProperty("status").GetInt32()));
    }
}
