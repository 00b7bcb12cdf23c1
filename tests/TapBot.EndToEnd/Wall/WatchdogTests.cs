using System.Text.Json;
using TapBot.EndToEnd.Portal;
using static Microsoft.Playwright.Assertions;

namespace TapBot.EndToEnd.Wall;

/// <summary>A page whose scripts hang says so, and begins anew once it comes to itself.</summary>
public sealed class WatchdogTests(PortalUnderTest portal) : FedWallTest(portal)
{
    /// <summary>Lets time pass five times as fast for the watchdog, so that its fifteen seconds are three, and keeps what it writes on its sheet and when.</summary>
    private const string Prepare = """
        () => {
          const real = performance.now.bind(performance), from = real();
          performance.now = () => from + (real() - from) * 5;
          const paint = sheet.getContext("2d"), write = paint.fillText.bind(paint);
          self.written = [];
          paint.fillText = (text, ...where) => {
            self.written.push({ text, at: Date.now() });
            write(text, ...where);
          };
        }
        """;

    private const string Written = "() => new Promise(done => { const look = setInterval(() => { if (self.written.length) { clearInterval(look); done(self.written[0]); } }, 50); })";
    private const string IsPainted = "() => sheet.getContext('2d').getImageData(0, 0, sheet.width, sheet.height).data.some(v => v !== 0)";

    [Fact]
    public async Task Scripts_Hang_TheSheetSaysSoAndThePageBeginsAnew()
    {
        var screen = await OpenAsync();
        await screen.ShowAsync(FedBoard.Tiles(4));
        await screen.MarkAsync();
        var page = screen.Page;
        var watchdog = Assert.Single(page.Workers);
        Assert.False(await watchdog.EvaluateAsync<bool>(IsPainted));
        await watchdog.EvaluateAsync<object?>(Prepare);

        var written = watchdog.EvaluateAsync<JsonElement>(Written);
        var hung = await page.EvaluateAsync<double[]>("() => { const from = Date.now(); while (Date.now() < from + 6000); return [from, Date.now()]; }");

        var said = await written;
        Assert.StartsWith("SCREEN HANGS 00:1", said.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.InRange(said.GetProperty("at").GetDouble(), hung[0] + 2_000, hung[1]); // said while it hung, not afterwards
        await screen.UntilAnewAsync();
        await screen.ShowAsync(FedBoard.Tiles(4));
        await Expect(screen.Tiles).ToHaveCountAsync(4);
        Assert.False(await Assert.Single(page.Workers).EvaluateAsync<bool>(IsPainted));
    }
}
