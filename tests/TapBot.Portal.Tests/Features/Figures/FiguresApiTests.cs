using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using TapBot.Core.Access;
using TapBot.Core.Figures;
using TapBot.Portal.Tests.Hosting;

namespace TapBot.Portal.Tests.Features.Figures;

/// <summary>The history over REST.</summary>
public sealed class FiguresApiTests(ReadyPortal portal) : IClassFixture<ReadyPortal>
{
    private const string Address = "/api/v1/history";
    private static readonly SeriesName Cpu = SeriesName.Of("containers", "server-1", "shop", "web#1", "cpu");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task History_SeveralSeries_AreAnsweredInOrder()
    {
        var now = portal.Host.Time.GetUtcNow();
        for (var back = 0; back < 60; back++)
            portal.Host.Get<HistoryRecorder>().Add(Cpu, Scope.Of(ServerName.Parse("server-1"), "shop"), now.AddSeconds(-10 * back - 5), back);

        var answer = await GetAsync($"?series={Uri.EscapeDataString(Cpu.Value)}&series=no/such&points=300");

        var (found, missing) = (answer.GetProperty("series")[0], answer.GetProperty("series")[1]);
        Assert.Equal((Cpu.Value, "raw"), (found.GetProperty("name").GetString(), found.GetProperty("tier").GetString()));
        Assert.InRange(found.GetProperty("buckets").GetArrayLength(), 35, 45);
        var bucket = found.GetProperty("buckets")[0];
        Assert.True(bucket.GetProperty("min").GetDouble() <= bucket.GetProperty("avg").GetDouble() && bucket.GetProperty("avg").GetDouble() <= bucket.GetProperty("max").GetDouble());
        Assert.Equal(JsonValueKind.Null, found.GetProperty("reason").ValueKind);
        Assert.Equal("history.unknownSeries", missing.GetProperty("reason").GetProperty("code").GetString());
        Assert.Equal(0, missing.GetProperty("buckets").GetArrayLength());
        Assert.Equal(TimeSpan.FromHours(1), answer.GetProperty("to").GetDateTimeOffset() - answer.GetProperty("from").GetDateTimeOffset());
    }

    [Fact]
    public async Task Series_ByPrefix_AreListed()
    {
        portal.Host.Get<HistoryRecorder>().Add(Cpu, Scope.Of(ServerName.Parse("server-1"), "shop"), portal.Host.Time.GetUtcNow(), 1);

        var found = await GetAsync("/series?prefix=containers/server-1/");

        Assert.Equal((Cpu.Value, "server-1", "shop"), (found[0].GetProperty("name").GetString(), found[0].GetProperty("server").GetString(), found[0].GetProperty("project").GetString()));
        Assert.Equal(0, (await GetAsync("/series?prefix=nothing")).GetArrayLength());
    }

    [Fact]
    public async Task State_AllWell_SaysSo()
    {
        var state = await GetAsync("/state");

        Assert.Equal(5_000, state.GetProperty("maxSeries").GetInt32());
        Assert.Equal(JsonValueKind.Null, state.GetProperty("why").ValueKind);
    }

    [Theory]
    [InlineData("", "history.noSeries")]
    [InlineData("?series=", "history.badSeries")]
    [InlineData("?series=cpu", "history.badSeries")]
    [InlineData("?series=a/b&points=0", "history.badPoints")]
    [InlineData("?series=a/b&points=2001", "history.badPoints")]
    [InlineData("?series=a/b&points=many", "history.badPoints")]
    [InlineData("?series=a/b&from=yesterday", "history.badTime")]
    [InlineData("?series=a/b&to=12:00", "history.badTime")]
    [InlineData("?series=a/b&from=0001-01-01T00:00:00Z", "history.badTime")]
    [InlineData("?series=a/b&from=2026-03-01T12:00:00Z&to=2026-03-01T12:00:00Z", "history.badRange")]
    [InlineData("?series=a/b&from=2099-01-01T00:00:00Z", "history.badRange")]
    public async Task History_BadQuestion_IsToldWhatIsWrong(string query, string code)
    {
        using var client = portal.Host.Script(portal.ApiToken);

        var answer = await client.GetAsync(Address + query, Token);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(code, await answer.CodeAsync());
    }

    [Fact]
    public async Task History_TooManySeries_IsRefused()
    {
        using var client = portal.Host.Script(portal.ApiToken);

        var answer = await client.GetAsync(Address + "?" + string.Join('&', Enumerable.Range(0, 21).Select(i => $"series=a/{i}")), Token);

        Assert.Equal("history.manySeries", await answer.CodeAsync());
    }

    [Theory]
    [InlineData("?series=a/b&from=0002-01-01T00:00:00Z&to=9999-12-31T23:59:59.9999999Z&points=2000")]
    [InlineData("?series=a/b&from=2026-03-01T12:00:00.5%2B02:00&to=2026-03-01T12:00:00Z&points=1")]
    public async Task History_FarthestAndOtherZones_AreAnswered(string query) => Assert.Equal(1, (await GetAsync(query)).GetProperty("series").GetArrayLength());

    private async Task<JsonElement> GetAsync(string rest)
    {
        using var client = portal.Host.Script(portal.ApiToken);
        return await client.GetFromJsonAsync<JsonElement>(Address + rest, Token);
    }
}
