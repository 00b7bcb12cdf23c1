using System.Text.Json;
using Microsoft.Playwright;
using TapBot.EndToEnd.Portal;

namespace TapBot.EndToEnd.Wall;

/// <summary>A screen that is told something every second for a day is no heavier than after the first minutes.</summary>
public sealed class LongRunTests(PortalUnderTest portal) : FedWallTest(portal)
{
    /// <summary>Eight hours of one picture a second in the long proofs.</summary>
    private static readonly int Updates = Soak.Times(inSoak: 28_800, normally: 2_000);

    /// <summary>Every picture changes a tile, and which there are, how many and in which order; one connection in a thousand ends.</summary>
    private const string Storm = """
        async ([text, from, to]) => {
          const news = JSON.parse(text), channel = new MessageChannel();
          const turn = () => new Promise(done => { channel.port1.onmessage = done; channel.port2.postMessage(0); });
          for (let n = from; n < to; n++) {
            const order = news.order.slice(0, news.order.length - (n >> 4) % 3).sort(() => ((n >> 3) % 3) - 1);
            // Whole when tiles may be new, and when the connection is.
            const drawn = n % 8 === 0 || n % 1000 < 2 ? [...order, "head", "ticker"] : [order[n % order.length], "head"];
            const parts = Object.fromEntries(drawn.map(key => [key, news.parts[key].replaceAll("42", String(n))]));
            const dot = document.getElementById("dot").className;
            feed.tell({ ...news, now: news.now + n * 1000, colour: n % 50 === 0 ? "red" : "green", order, parts, ages: Object.fromEntries(order.map(key => [key, [n % 4000, 5000]])) });
            while (document.getElementById("dot").className === dot) await turn();
            if (n % 1000 === 999) {
              const asked = feed.asked;
              feed.end();
              while (feed.asked === asked) await turn();
            }
          }
        }
        """;

    [Fact]
    public async Task Screen_ThousandsOfPictures_NeitherHeapNorNodesGrow()
    {
        var screen = await OpenAsync();
        await screen.ShowAsync(FedBoard.Tiles(9));
        await screen.MarkAsync();
        var news = JsonSerializer.Serialize(await FedBoard.PictureAsync(FedBoard.Tiles(9), FedScreen.Almaty(12, 0), TimeSpan.Zero));
        var devtools = await screen.Page.Context.NewCDPSessionAsync(screen.Page);
        await StormAsync(0, Updates / 3);
        var before = await WeighAsync(devtools);

        await StormAsync(Updates / 3, Updates);

        var after = await WeighAsync(devtools);
        TestContext.Current.SendDiagnosticMessage($"after {Updates / 3} pictures: {before}; after {Updates}: {after}");
        Assert.True(await screen.IsMarkedAsync());
        Assert.InRange(after.Heap - before.Heap, long.MinValue, 300_000);
        Assert.InRange(after.Nodes - before.Nodes, int.MinValue, 200);
        Assert.InRange(after.Listeners - before.Listeners, int.MinValue, 5);

        Task StormAsync(int from, int to) => screen.Page.EvaluateAsync(Storm, new object[] { news, from, to });
    }

    private static async Task<(long Heap, int Nodes, int Listeners)> WeighAsync(ICDPSession devtools)
    {
        for (var i = 0; i < 3; i++)
            await devtools.SendAsync("HeapProfiler.collectGarbage");
        var heap = (await devtools.SendAsync("Runtime.getHeapUsage"))!.Value.GetProperty("usedSize").GetDouble();
        var counted = (await devtools.SendAsync("Memory.getDOMCounters"))!.Value;
        return ((long)heap, counted.GetProperty("nodes").GetInt32(), counted.GetProperty("jsEventListeners").GetInt32());
    }
}
