using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using TapBot.Portal.Features.Wall;
using TapBot.Portal.Tests.Hosting;
using TapBot.Testing;

namespace TapBot.Portal.Tests.Features.Wall;

/// <summary>The wall over HTTP: how a screen comes in, what it is shown, and how it goes dark.</summary>
public sealed class WallTests : IAsyncLifetime
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(200);
    private readonly PortalHost host = new()
    {
        Settings = new Dictionary<string, string> { ["TapBot:Wall:Boards:0:Name"] = "small", ["TapBot:Wall:Boards:0:Tiles:0"] = "Containers" },
    };

    private HttpClient admin = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => admin = host.Script(await host.SetUpAsync());

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Page_NobodyKnown_HoldsNothingButTheWayIn()
    {
        using var stranger = host.Browser();

        var page = await stranger.GetStringAsync("/wall/main", Token);

        Assert.Contains("id=\"code\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"tiles\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("nowhere", page, StringComparison.Ordinal); // the name of the server
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.Script().GetAsync("/wall/main/stream", Token)).StatusCode);
        Assert.Equal("/wall/main", (await stranger.GetAsync("/wall", Token)).Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync("/wall/none", Token)).StatusCode);
    }

    [Fact]
    public async Task Screen_LetIn_ShowsItsBoardAndNoOther()
    {
        var (screen, _) = await PairAsync("main");

        Assert.Contains("id=\"tiles\"", await screen.GetStringAsync("/wall/main", Token), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await screen.GetAsync("/wall/small", Token)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await screen.GetAsync("/wall/small/stream", HttpCompletionOption.ResponseHeadersRead, Token)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await screen.GetAsync("/api/v1/servers", Token)).StatusCode);
        Assert.StartsWith("/signin", (await screen.GetAsync("/containers", Token)).Headers.Location?.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stream_Screen_GetsTheWholePictureThenOnlyWhatChanged()
    {
        var (screen, _) = await PairAsync("small");
        await using var stream = await OpenAsync(screen, "small");
        Assert.Equal(0, (await stream.NextAsync()).GetProperty("number").GetInt64());

        var whole = await stream.NextAsync();
        var next = await stream.NextAsync();

        Assert.Equal(["containers"], whole.GetProperty("order").EnumerateArray().Select(o => o.GetString()));
        Assert.Equal(["containers", "head", "ticker"], whole.GetProperty("parts").EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
        Assert.Equal(whole.GetProperty("number").GetInt64(), next.GetProperty("after").GetInt64());
        Assert.Equal(WallStream.Build, whole.GetProperty("build").GetString());
    }

    [Fact]
    public async Task Stream_NothingChanged_IsASignOfLifeAndNothingElse()
    {
        var (screen, _) = await PairAsync("small");
        await using var stream = await OpenAsync(screen, "small");
        await stream.NextAsync();
        var has = Members(await stream.NextAsync());
        var signs = 0;
        for (var i = 0; i < 20; i++)
        {
            var news = await stream.NextAsync();
            var told = Members(news);
            Assert.All(told, member => Assert.NotEqual(has.GetValueOrDefault(member.Key), member.Value)); // nothing comes twice
            if (told.Count == 0)
            {
                signs++;
                Assert.InRange(news.GetRawText().Length, 1, 60);
            }
            foreach (var (key, value) in told)
                has[key] = value;
        }

        Assert.InRange(signs, 10, 20);

        static Dictionary<string, string> Members(JsonElement news) => news.EnumerateObject().Where(m => m.Name is not ("number" or "after" or "now"))
            .SelectMany(m => m.Name == "parts" ? m.Value.EnumerateObject().Select(p => (p.Name, p.Value.GetRawText())) : [(m.Name, m.Value.GetRawText())]).ToDictionary();
    }

    [Fact]
    public async Task Stream_BoardChangedThenRemoved_ShowsItAtOnceAndSaysSo()
    {
        await OperateAsync("office/make", new { tiles = new[] { "containers", "uptime" }, pageSeconds = 15, inches = 55 });
        var (screen, _) = await PairAsync("office");
        await using var stream = await OpenAsync(screen, "office");
        await stream.NextAsync();
        var whole = await stream.NextAsync();
        Assert.Equal(["containers", "uptime"], whole.GetProperty("order").EnumerateArray().Select(o => o.GetString()!).Order());
        Assert.Equal((15_000, 55), (whole.GetProperty("settings").GetProperty("pageTime").GetDouble(), whole.GetProperty("settings").GetProperty("inches").GetDouble()));

        await OperateAsync("office/change", new { title = "Big office", tiles = new[] { "lights" } });
        var changed = await UntilAsync("settings");
        Assert.Equal(["lights"], changed.GetProperty("order").EnumerateArray().Select(o => o.GetString()));
        Assert.Equal(20_000, changed.GetProperty("settings").GetProperty("pageTime").GetDouble());
        Assert.Contains("Big office", changed.GetProperty("parts").GetProperty("head").GetString(), StringComparison.Ordinal);

        await OperateAsync("office/remove", new { });
        var removed = await UntilAsync("settings");
        Assert.Contains("The board office was removed", removed.GetProperty("parts").GetProperty("head").GetString(), StringComparison.Ordinal);
        Assert.Contains("certificates", removed.GetProperty("order").EnumerateArray().Select(o => o.GetString()));
        Assert.Contains("id=\"tiles\"", await screen.GetStringAsync("/wall/office", Token), StringComparison.Ordinal); // nobody is there to choose another
        using var stranger = host.Browser();
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync("/wall/office", Token)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync("/wall/office/stream", HttpCompletionOption.ResponseHeadersRead, Token)).StatusCode);

        async Task<JsonElement> UntilAsync(string member)
        {
            for (var i = 0; i < 3; i++)
            {
                var news = await stream.NextAsync();
                if (news.TryGetProperty(member, out _))
                    return news;
            }
            throw new InvalidOperationException("It was not told at once.");
        }
    }

    [Fact]
    public async Task Stream_TwoScreensAndAPerson_AreOneDrawing()
    {
        var (one, _) = await PairAsync("main");
        var (other, _) = await PairAsync("main");
        await using var first = await OpenAsync(one, "main");
        await using var second = await OpenAsync(other, "main");
        await using var preview = await OpenAsync(admin, "main");
        foreach (var stream in new[] { first, second, preview })
        {
            await stream.NextAsync();
            Assert.True((await stream.NextAsync()).GetProperty("number").GetInt64() > 0);
        }

        Assert.Equal(1, host.Get<WallBoards>().Count);
    }

    [Fact]
    public async Task Stream_AllScreensGone_StopsDrawingAfterAWhile()
    {
        var (screen, _) = await PairAsync("main");
        await using (var stream = await OpenAsync(screen, "main"))
            await stream.NextAsync();

        await host.Time.PushUntilAsync(() => host.Get<WallBoards>().Count == 0, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Screen_Revoked_HearsNothingMoreAndIsAStranger()
    {
        var (screen, id) = await PairAsync("main");
        await using var stream = await OpenAsync(screen, "main");
        await stream.NextAsync();
        await stream.NextAsync();

        Assert.Equal(HttpStatusCode.NoContent, (await admin.DeleteAsync($"/api/v1/screens/{id}", Token)).StatusCode);

        await stream.UntilEndAsync(TimeSpan.FromSeconds(5));
        Assert.Equal(HttpStatusCode.Unauthorized, (await screen.GetAsync("/wall/main/stream", HttpCompletionOption.ResponseHeadersRead, Token)).StatusCode);
        Assert.Contains("id=\"code\"", await screen.GetStringAsync("/wall/main", Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Screen_RevokedOnceItsBoardWasRemoved_IsAStrangerAndGetsACode()
    {
        await OperateAsync("office/make");
        var (screen, id) = await PairAsync("office");
        await OperateAsync("office/remove");
        await using var stream = await OpenAsync(screen, "office");
        await stream.NextAsync();
        await stream.NextAsync();

        Assert.Equal(HttpStatusCode.NoContent, (await admin.DeleteAsync($"/api/v1/screens/{id}", Token)).StatusCode);

        await stream.UntilEndAsync(TimeSpan.FromSeconds(5));
        Assert.Equal(HttpStatusCode.Unauthorized, (await screen.GetAsync("/wall/office/stream", HttpCompletionOption.ResponseHeadersRead, Token)).StatusCode);
        using var led = await screen.GetAsync("/wall/office", Token);
        Assert.Equal((HttpStatusCode.Redirect, "/wall/main"), (led.StatusCode, led.Headers.Location?.OriginalString));
        Assert.Contains("id=\"code\"", await screen.GetStringAsync("/wall/main", Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Approve_BoardThatIsNotThere_SaysWhichAre()
    {
        using var answer = await admin.PostAsJsonAsync("/api/v1/screens", new { code = "ACEF3467", name = "x", board = "none" }, Token);

        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Token);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("main, small", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pairing_ManyAtOnce_IsSlowedDown()
    {
        using var stranger = host.Browser();
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 25; i++)
            answers.Add((await stranger.PostAsync("/wall/main/pairing", null, Token)).StatusCode);

        Assert.Equal(20, answers.Count(a => a == HttpStatusCode.OK));
        Assert.Equal(5, answers.Count(a => a == HttpStatusCode.TooManyRequests));
    }

    private async Task<(HttpClient Screen, string Id)> PairAsync(string board)
    {
        var screen = host.Browser();
        var offer = await (await screen.PostAsync($"/wall/{board}/pairing", null, Token)).Content.ReadFromJsonAsync<JsonElement>(Token);
        Assert.Equal("waiting", await ClaimAsync(screen, board));
        using var answer = await admin.PostAsJsonAsync("/api/v1/screens", new { code = offer.GetProperty("code").GetString(), name = "office", board }, Token);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal("approved", await ClaimAsync(screen, board));
        Assert.Equal("over", await ClaimAsync(screen, board));
        return (screen, (await answer.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("id").GetString()!);
    }

    private async Task OperateAsync(string address, object? body = null)
    {
        using var answer = await admin.PostAsJsonAsync($"/api/v1/boards/{address}", body ?? new { }, Token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static async Task<string?> ClaimAsync(HttpClient screen, string board) =>
        (await (await screen.PostAsync($"/wall/{board}/pairing/claim", null, Token)).Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("state").GetString();

    private async Task<Stream> OpenAsync(HttpClient client, string board)
    {
        var response = await client.GetAsync($"/wall/{board}/stream", HttpCompletionOption.ResponseHeadersRead, Token);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return new Stream(response, new StreamReader(await response.Content.ReadAsStreamAsync(Token)), host);
    }

    /// <summary>What a screen hears.</summary>
    private sealed class Stream(HttpResponseMessage response, StreamReader reader, PortalHost host) : IAsyncDisposable
    {
        public Task<JsonElement> NextAsync() => host.Time.PushUntilAsync(ReadAsync(), Step);

        /// <summary>Reads until the portal ends it, within so much of the portal's time.</summary>
        public async Task UntilEndAsync(TimeSpan most)
        {
            var until = host.Time.GetUtcNow() + most;
            await host.Time.PushUntilAsync(EndAsync(), Step);
            Assert.True(host.Time.GetUtcNow() <= until);
        }

        public ValueTask DisposeAsync()
        {
            reader.Dispose();
            response.Dispose();
            return ValueTask.CompletedTask;
        }

        private async Task<JsonElement> ReadAsync()
        {
            while (await reader.ReadLineAsync(Token) is { } line)
            {
                if (line.StartsWith("data:", StringComparison.Ordinal))
                    return JsonSerializer.Deserialize<JsonElement>(line[5..]);
            }
            throw new InvalidOperationException("The stream has ended.");
        }

        private async Task<bool> EndAsync()
        {
            while (await reader.ReadLineAsync(Token) is not null)
            {
            }
            return true;
        }
    }
}
