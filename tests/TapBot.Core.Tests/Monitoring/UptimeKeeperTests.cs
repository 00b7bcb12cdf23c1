using Microsoft.Extensions.Logging.Abstractions;
using TapBot.Core.Access;
using TapBot.Core.Figures;
using TapBot.Core.Monitoring;
using TapBot.Core.Wording;
using TapBot.Testing;
using TapBot.Testing.Containers;
using TapBot.Testing.Figures;

namespace TapBot.Core.Tests.Monitoring;

/// <summary>Uptime over a history of its own: what is counted, and what is left of it after a restart.</summary>
public sealed class UptimeKeeperTests : IAsyncLifetime
{
    private static readonly Rights OfShop = new([new Grant(Role.Viewer, A.Server(), "shop")], []);
    private HistoryRig rig = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => rig = await HistoryRig.StartAsync(new Dictionary<string, string?>());

    public ValueTask DisposeAsync() => rig.DisposeAsync();

    [Fact]
    public void Look_Lights_CountWhatIsKnownByTheTimeItWasSo()
    {
        var (keeper, lights, book) = Make();
        Repeat(keeper, lights, 270, LightColour.Green);
        Repeat(keeper, lights, 30, LightColour.Unknown);
        Repeat(keeper, lights, 30, LightColour.Maintenance);
        Repeat(keeper, lights, 30, LightColour.Red);

        Assert.Equal(0.9, book.Of(Rights.All, rig.Now).Uptime.Share!.Value, 9);
    }

    [Fact]
    public void Look_LightsThatNobodyHasPutTogetherLately_SayNothing()
    {
        var (keeper, lights, book) = Make();
        Repeat(keeper, lights, 6, LightColour.Green);
        rig.Time.Advance(UptimeBook.Every);
        lights.Publish(lights.Current with { At = rig.Now - TimeSpan.FromMinutes(1) });
        keeper.Look();

        Assert.Equal(6, book.Of(Rights.All, rig.Now).Uptime.Coverage * TimeSpan.FromDays(30) / UptimeBook.Every, 1);
    }

    [Fact]
    public void Look_MachinesAndCertificates_AreNotServices()
    {
        var (keeper, lights, book) = Make();
        Publish(lights, new(LightKind.Server, "server:server-1", "server-1", Scope.Of(A.Server()), LightColour.Red, Phrase.Of("servers.light.disk"), null), new(LightKind.Certificate, "certificate:a.test", "a.test", Scope.Portal, LightColour.Red, Phrase.Of("certificates.reason.expired"), null));
        keeper.Look();

        Assert.Null(book.Of(Rights.All, rig.Now).Uptime.Share);
    }

    [Fact]
    public void Look_CheckThatIsNotMade_IsNotDown()
    {
        var (keeper, lights, book) = Make();
        Publish(lights, Light("web", "shop", LightColour.Green), new(LightKind.Check, "check:old", "old", Scope.Portal, LightColour.Red, Phrase.Of("monitoring.checks.flaw.url"), null) { IsUnwatched = true });
        keeper.Look();
        rig.Time.Advance(UptimeBook.Every);

        Assert.Equal(1, book.Of(Rights.All, rig.Now).Uptime.Share);
    }

    [Fact]
    public void Look_CheckThatIsGivenAnotherServer_CountsThereFromThenOn()
    {
        var (keeper, lights, book) = Make();
        foreach (var (server, colour) in new[] { ("server-1", LightColour.Red), ("server-2", LightColour.Green) })
        {
            rig.Time.Advance(UptimeBook.Every);
            Publish(lights, new WatchedLight(LightKind.Check, "check:shop", "shop", Scope.Of(A.Server(server)), colour, Phrase.Of("monitoring.check.noJson"), null));
            keeper.Look();
        }

        Assert.Equal((0.0, 1.0), (ShareOf("server-1"), ShareOf("server-2")));

        double ShareOf(string server) => book.Of(new Rights([new Grant(Role.Viewer, A.Server(server))], []), rig.Now).Uptime.Share!.Value;
    }

    [Fact]
    public void Of_SomebodyWhoSeesAPart_CountsThatPart()
    {
        var (keeper, lights, book) = Make();
        for (var i = 0; i < 60; i++)
        {
            rig.Time.Advance(UptimeBook.Every);
            Publish(lights, Light("web", "shop", LightColour.Green), Light("vault", "bank", LightColour.Red));
            keeper.Look();
        }

        Assert.Equal((0.5, 1.0), (book.Of(Rights.All, rig.Now).Uptime.Share!.Value, book.Of(OfShop, rig.Now).Uptime.Share!.Value));
        Assert.Null(book.Of(Rights.None, rig.Now).Uptime.Share);
    }

    [Fact]
    public async Task Load_AfterARestart_GoesOnWithWhatWasCountedAndTheTimeBetweenIsNotKnown()
    {
        var (keeper, lights, _) = Make();
        Repeat(keeper, lights, 360, LightColour.Red);
        Repeat(keeper, lights, 360, LightColour.Green);
        await rig.RestartAsync(isKilled: false);
        rig.Time.Advance(TimeSpan.FromHours(4));

        (keeper, lights, var book) = Make();
        await keeper.StartAsync(Token);
        await rig.Time.PushUntilAsync(() => book.Of(Rights.All, rig.Now).Uptime.Share is not null, TimeSpan.Zero);
        await keeper.StopAsync(Token);
        Repeat(keeper, lights, 360, LightColour.Green);

        var uptime = book.Of(Rights.All, rig.Now).Uptime;
        Assert.Equal(2 / 3.0, uptime.Share!.Value, 2);
        Assert.Equal(3 / 720.0, uptime.Coverage, 3);
    }

    private (UptimeKeeper Keeper, LightBroadcast Lights, UptimeBook Book) Make()
    {
        var (lights, book) = (new LightBroadcast(rig.Time), new UptimeBook());
        return (new UptimeKeeper(lights, book, rig.Recorder, rig.Storage.Get<HistoryStore>(), rig.Time, NullLogger<UptimeKeeper>.Instance), lights, book);
    }

    private void Repeat(UptimeKeeper keeper, LightBroadcast lights, int looks, LightColour colour)
    {
        for (var i = 0; i < looks; i++)
        {
            rig.Time.Advance(UptimeBook.Every);
            Publish(lights, Light("web", "shop", colour));
            keeper.Look();
        }
    }

    private void Publish(LightBroadcast lights, params WatchedLight[] all) => lights.Publish(LightSet.Empty.With(all, rig.Now));

    private static WatchedLight Light(string name, string project, LightColour colour) => new(LightKind.Container, $"container:server-1/{name}", name, Scope.Of(A.Server(), project), colour, Phrase.Of("containers.state.running"), null);
}
