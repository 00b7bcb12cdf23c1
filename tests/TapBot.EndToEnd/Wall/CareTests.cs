using TapBot.Core.Figures;
using TapBot.EndToEnd.Portal;
using static TapBot.EndToEnd.Wall.FedScreen;

namespace TapBot.EndToEnd.Wall;

/// <summary>What keeps a screen well that hangs for years: it stays awake, nothing burns in, it is dimmed at night and begins anew once a night.</summary>
public sealed class CareTests(PortalUnderTest portal) : FedWallTest(portal)
{
    /// <summary>Stands in for what the browser asks its machine: which locks were asked for, and a page that can be hidden.</summary>
    private const string Locks = """
        (() => {
          window.locks = [];
          let hidden = false;
          const release = lock => { lock.released = true; lock.dispatchEvent(new Event("release")); };
          Object.defineProperty(navigator, "wakeLock", { value: { async request(kind) {
            const lock = Object.assign(new EventTarget(), { kind, released: false });
            locks.push(lock);
            return lock;
          } } });
          Object.defineProperty(document, "hidden", { get: () => hidden });
          window.hide = on => {
            hidden = on;
            if (on) locks.forEach(release);
            document.dispatchEvent(new Event("visibilitychange"));
          };
          window.takeBack = () => locks.forEach(release);
          window.held = () => locks.filter(l => l.kind === "screen" && !l.released).length;
        })();
        """;

    [Fact]
    public async Task Screen_Shown_IsKeptAwakeAgainAfterEveryTimeItWasNot()
    {
        var screen = await OpenAsync(Locks);
        await screen.ShowAsync(FedBoard.Tiles(1));
        Assert.Equal((1, 1), await LocksAsync());

        await screen.Page.EvaluateAsync("() => hide(true)");
        await screen.Page.Clock.RunForAsync(1_000);
        Assert.Equal((0, 1), await LocksAsync());

        await screen.Page.EvaluateAsync("() => hide(false)");
        Assert.Equal((1, 2), await LocksAsync());

        await screen.Page.EvaluateAsync("() => takeBack()"); // by the machine, while the page is seen
        await screen.Page.Clock.FastForwardAsync(20_000);
        Assert.Equal((1, 3), await LocksAsync());

        await screen.Page.Clock.FastForwardAsync(60_000);
        Assert.Equal((1, 3), await LocksAsync()); // what is held is not asked for again

        async Task<(int Held, int Asked)> LocksAsync() => (await screen.Page.EvaluateAsync<int>("() => held()"), await screen.Page.EvaluateAsync<int>("() => locks.length"));
    }

    [Fact]
    public async Task Picture_OverTime_StandsElsewhereAndNeverOutside()
    {
        var screen = await OpenAsync();
        await screen.ShowAsync(FedBoard.Tiles(9));
        var places = new HashSet<string>();
        for (var i = 0; i < 18; i++)
        {
            places.Add(await screen.Page.EvaluateAsync<string>("() => { const { x, y } = document.querySelector('.stage').getBoundingClientRect(); return `${x} ${y}`; }"));
            Assert.Equal("", await screen.OverflowAsync());
            await screen.Page.Clock.FastForwardAsync(150_001);
        }

        Assert.Equal(9, places.Count); // twice round
        Assert.All(places, place => Assert.All(place.Split(' '), at => Assert.InRange(int.Parse(at, System.Globalization.CultureInfo.InvariantCulture), 1, 7)));
    }

    [Fact]
    public async Task Night_ByTheClockOfThePortal_IsDarkerAndAnAlarmLessSo()
    {
        var screen = await OpenAsync();
        var (eye, tiles) = (await EyeAsync(screen), FedBoard.Tiles(4));
        Assert.Equal("0", await ShadeAsync(12, 0));
        var day = await BrightnessAsync();
        Assert.Equal("0", await ShadeAsync(21, 59));
        Assert.Equal("0.55", await ShadeAsync(22, 0));
        Assert.InRange(await BrightnessAsync() / day, 0.35, 0.55); // 0.45 of the day
        Assert.Equal("0.55", await ShadeAsync(3, 0));
        Assert.Equal("0.55", await ShadeAsync(6, 59));
        Assert.Equal("0", await ShadeAsync(7, 0));

        await screen.ShowAsync([FedBoard.Tile("bad", LightColour.Red), .. tiles], Almaty(23, 0));
        await screen.Page.Clock.FastForwardAsync(20_000);

        Assert.Equal("0.275", await OpacityAsync());

        async Task<string> ShadeAsync(int hour, int minute)
        {
            await screen.ShowAsync(tiles, Almaty(hour, minute));
            await screen.Page.Clock.FastForwardAsync(20_000); // looked at every twenty seconds
            return await OpacityAsync();
        }

        Task<string> OpacityAsync() => screen.Page.EvaluateAsync<string>("() => getComputedStyle(document.getElementById('night')).opacity");

        async Task<double> BrightnessAsync() => (await Pixels.OfAsync(eye, await screen.Page.ScreenshotAsync())).Brightness;
    }

    [Fact]
    public async Task Page_AtFourInTheMorning_BeginsAnewUnlessItHasJustBegun()
    {
        var screen = await OpenAsync();
        await screen.ShowAsync(FedBoard.Tiles(1), Almaty(4, 0));
        await screen.MarkAsync();
        await screen.Page.Clock.FastForwardAsync(20_000);
        Assert.True(await screen.IsMarkedAsync());

        await screen.Page.Clock.FastForwardAsync(2 * 3_600_000);
        Assert.True(await screen.IsMarkedAsync());
        await screen.TellAsync(FedBoard.Tiles(1), Almaty(4, 0));

        await screen.UntilAnewAsync();
    }
}
