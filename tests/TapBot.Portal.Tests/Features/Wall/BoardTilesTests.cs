using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using TapBot.Core.Access;
using TapBot.Core.Certificates;
using TapBot.Core.Containers;
using TapBot.Core.Figures;
using TapBot.Core.Monitoring;
using TapBot.Core.Servers;
using TapBot.Core.Streaming;
using TapBot.Core.Wording;
using TapBot.Portal.Features.Wall;
using TapBot.Portal.Resources;
using TapBot.Testing.Certificates;
using TapBot.Testing.Containers;

namespace TapBot.Portal.Tests.Features.Wall;

public sealed class BoardTilesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly TileWords words = new(new Texts());

    [Fact]
    public void Of_NothingHeardYet_ShowsNoFigureAndNoGreen()
    {
        var tiles = BoardTiles.Of(BoardPlan.Default, new BoardData(), words);

        Assert.NotEmpty(tiles);
        Assert.All(tiles, t => Assert.Equal((LightColour.Unknown, "—"), (t.Colour, t.Figure)));
        Assert.All(tiles, t => Assert.True(t is { At: null, IsLive: false }));
    }

    [Fact]
    public void Of_SomethingIsWrong_StandsFirst()
    {
        var data = new BoardData
        {
            Lights = LightSummary.Of([Light(LightKind.Container, "web", LightColour.Yellow), Light(LightKind.Certificate, "shop.test", LightColour.Red), Light(LightKind.Engine, "server-1", LightColour.Green)], Now),
        };

        var tiles = BoardTiles.Of(BoardPlan.Default, data, words);

        Assert.Equal(["certificates", "lights", "containers"], tiles.Take(3).Select(t => t.Key));
        Assert.Equal("web", Assert.Single(tiles.Single(t => t.Key == "containers").Rows).Name);
        Assert.Equal("1 critical, 1 warning", words.Headline(data.Lights));
    }

    [Fact]
    public void Of_NothingToShow_StandsLast()
    {
        var data = new BoardData { Fleet = FleetOf(A.Container("web"), new StreamState.Live(Now)), Lights = LightSummary.Of([Light(LightKind.Engine, "server-1", LightColour.Green)], Now) };

        Assert.Equal(["containers", "lights"], BoardTiles.Of(BoardPlan.Default, data, words).Take(2).Select(t => t.Key));
    }

    [Fact]
    public void ContainersTile_EngineFallsSilent_AgesFromThen()
    {
        var container = A.Container("web");
        var data = new BoardData { Fleet = FleetOf(container, new StreamState.Live(Now)) };
        var live = Tile(data);
        Assert.Equal(("1", "of 1 running", true), (live.Figure, live.Unit, live.IsLive));

        data.Fleet = FleetOf(container, new StreamState.Retrying(Now.AddMinutes(5), Now.AddMinutes(6), Phrase.Of("containers.engine.connecting")));

        Assert.Equal((false, Now.AddMinutes(5)), (Tile(data).IsLive, Tile(data).At));
        BoardTile Tile(BoardData of) => BoardTiles.Of(BoardPlan.Default, of, words).Single(t => t.Key == "containers");
    }

    [Fact]
    public void ContainersTile_OneEngineOfTwoIsSilent_IsAsOldAsItsLastWordAndNamesIt()
    {
        var (here, there) = (A.Container("web"), A.Container("db", server: "server-2"));
        var fleet = FleetOf(here, new StreamState.Live(Now));
        var data = new BoardData { Fleet = fleet with { Servers = fleet.Servers.AddRange(FleetOf(there, new StreamState.Retrying(Now.AddMinutes(-7), Now, Phrase.Of("engine.cut"))).Servers) } };

        var tile = BoardTiles.Of(BoardPlan.Default, data, words).Single(t => t.Key == "containers");

        Assert.Equal((false, Now.AddMinutes(-7)), (tile.IsLive, tile.At));
        Assert.Equal("no word from server-2", Assert.Single(tile.Lines));
    }

    [Fact]
    public void Age_LightsThatAreNotToldAnyMore_ColourNothing()
    {
        var time = new FakeTimeProvider(Now);
        var freshness = new Freshness(time);
        var data = new BoardData { Fleet = FleetOf(A.Container("web"), new StreamState.Live(Now)), Lights = LightSummary.Of([Light(LightKind.Container, "web", LightColour.Green), Light(LightKind.Certificate, "shop.test", LightColour.Green)], Now) };
        data.Age(freshness);
        Assert.All(Coloured(), t => Assert.Equal(LightColour.Green, t.Colour));

        time.Advance(BoardData.OldLights + TimeSpan.FromSeconds(1));
        data.Age(freshness);

        Assert.Null(data.FreshLights);
        Assert.All(Coloured(), t => Assert.Equal(LightColour.Unknown, t.Colour));
        IEnumerable<BoardTile> Coloured() => BoardTiles.Of(BoardPlan.Default, data, words).Where(t => t.Key is "containers" or "lights" or "certificates");
    }

    [Theory]
    [InlineData(200, "200")]
    [InlineData(200.4, "201")]
    [InlineData(0.2, "1")]
    public void GoalTile_Time_IsNeverRoundedDown(double milliseconds, string figure)
    {
        var data = new BoardData { Goals = [new ServiceLevel { Kind = GoalKind.ApiResponse, Goal = 200, Value = milliseconds, Colour = LightColour.Yellow, Reason = Phrase.Of("monitoring.goal.api.none") }] };

        Assert.Equal(figure, BoardTiles.Of(BoardPlan.Default, data, words).Single(t => t.Key == "api").Figure);
    }

    [Fact]
    public void CertificatesTile_SomethingIsWrong_SaysWhatEndsNextAllTheSame()
    {
        WatchedCertificate Watched(string name, Verdict verdict, LightColour colour, int days) => new()
        {
            Endpoint = CertificateEndpoint.Parse(name), Origin = CertificateOrigin.Configured, Scope = Scope.Portal, Verdict = verdict, Colour = colour, CheckedAt = Now, Served = FakeProbe.Served(days),
        };
        IReadOnlyList<WatchedCertificate> all = [Watched("bad.test", Verdict.Expired, LightColour.Red, -3), Watched("next.test", Verdict.Valid, LightColour.Green, 12), Watched("later.test", Verdict.Valid, LightColour.Green, 60)];
        var plain = new WebRouter { Router = new CertificateRouter("edge", "plain@docker", null), Scope = Scope.Portal, Gap = CoverageGap.NoTls, Reason = Phrase.Of("certificates.coverage.noTls") };
        var data = new BoardData { Certificates = all, Coverage = CertificateCoverage.Of(all, [plain]) };

        var tile = BoardTiles.Of(BoardPlan.Default, data, words).Single(t => t.Key == "certificates");

        Assert.Equal(("0", LightColour.Red, "next to end: next.test, 12 days"), (tile.Figure, tile.Colour, Assert.Single(tile.Lines)));
        Assert.Equal(["bad.test Expired", "plain@docker No TLS"], tile.Rows.Select(r => $"{r.Name} {r.Word}"));
    }

    [Theory]
    [InlineData(0.99999, 2, "99.99")]
    [InlineData(0.9993, 2, "99.93")]
    [InlineData(1.0, 1, "100")]
    [InlineData(0.57, 0, "57")]
    [InlineData(null, 0, "—")]
    public void Cut_Share_IsNeverRoundedUp(double? share, int decimals, string text) => Assert.Equal(text, TileWords.Cut(share, decimals));

    [Theory]
    [InlineData(LightColour.Green, "Everything OK")]
    [InlineData(LightColour.Unknown, "1 unknown")]
    [InlineData(LightColour.Red, "1 critical")]
    public void Headline_OneLight_SaysIt(LightColour colour, string text) =>
        Assert.Equal(text, words.Headline(LightSummary.Of([Light(LightKind.Database, "db", colour)], Now)));

    [Fact]
    public void Headline_NothingWatchedOrHeard_IsNotWell()
    {
        Assert.Equal("Nothing is watched", words.Headline(LightSummary.Of([], Now)));
        Assert.Equal("Waiting for data", words.Headline(null));
    }

    private static WatchedLight Light(LightKind kind, string name, LightColour colour) =>
        new(kind, $"{kind}:{name}", name, Scope.Of(A.Server()), colour, Phrase.Of("containers.state.paused"), Now);

    private static Fleet FleetOf(Container container, StreamState state) => new(ImmutableDictionary<ServerName, EngineContainers>.Empty.Add(
        container.Server, new EngineContainers(new ServerState(container.Server, state), ImmutableDictionary<string, Container>.Empty.Add(container.Id, container))));
}
