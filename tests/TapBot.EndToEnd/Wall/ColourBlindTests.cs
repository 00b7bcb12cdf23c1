using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using TapBot.Core.Figures;
using TapBot.EndToEnd.Portal;
using static Microsoft.Playwright.Assertions;

namespace TapBot.EndToEnd.Wall;

/// <summary>Whoever sees fewer colours, or none, tells the states of a tile apart all the same.</summary>
public sealed class ColourBlindTests(PortalUnderTest portal) : FedWallTest(portal)
{
    /// <summary>At a glance, not only side by side (CIEDE2000).</summary>
    private const double FarColours = 10;

    /// <summary>Of the cells that either of two marks covers.</summary>
    private const double OtherShape = 0.2;

    private const string Stale = "Stale";

    /// <summary>Of each state: its word, and where its mark and an empty piece of its tile are.</summary>
    private const string Places = """
        states => states.map(state => {
          const tile = document.querySelector(`.tile[data-key='${state}']`), light = tile.querySelector(tile.classList.contains("stale") ? ".mark" : ".top .light");
          const [box, frame, size] = [light.getBoundingClientRect(), tile.getBoundingClientRect(), parseFloat(getComputedStyle(light).fontSize) * .9];
          const piece = (x, y) => [x, y, size, size].map(Math.round);
          return { word: light.textContent, mark: piece(box.x - size * .06, box.y + (box.height - size) / 2), ground: piece(frame.x + frame.width / 2, frame.y + frame.height * .6) };
        })
        """;

    [Fact]
    public async Task States_SeenWithFewerColours_DifferByColourOrBySymbolAndWord()
    {
        var screen = await OpenAsync(width: 1920, height: 1080);
        var eye = await EyeAsync(screen);
        var states = Enum.GetNames<LightColour>().Append(Stale).ToArray();
        var tiles = states.SkipLast(1).Select(s => FedBoard.Tile(s, Enum.Parse<LightColour>(s)));
        // Green, and older than it should be.
        await screen.ShowAsync([.. tiles, FedBoard.Tile(Stale) with { Every = TimeSpan.FromMilliseconds(1) }], age: TimeSpan.FromMilliseconds(500));
        await Expect(screen.Page.Locator(".tile.stale")).ToHaveCountAsync(1);
        await Expect(screen.Page.Locator("#cut")).ToBeHiddenAsync();
        var places = (await screen.Page.EvaluateAsync<JsonElement>(Places, states)).EnumerateArray().ToList();
        var devtools = await screen.Page.Context.NewCDPSessionAsync(screen.Page);
        var alike = new List<string>();
        foreach (var deficiency in new[] { "none", "protanopia", "deuteranopia", "tritanopia", "achromatopsia" })
        {
            await devtools.SendAsync("Emulation.setEmulatedVisionDeficiency", new() { ["type"] = deficiency });
            var looks = await LooksAsync(screen, eye, states, places);
            foreach (var (one, other) in looks.SelectMany((l, i) => looks.Skip(i + 1).Select(o => (l, o))))
            {
                var (colour, symbol) = (one.Colour.DifferenceTo(other.Colour), Math.Max(one.ShapeDifferenceTo(other), one.IsHatched != other.IsHatched ? 1 : 0));
                var said = string.Create(CultureInfo.InvariantCulture, $"{deficiency}: {one.Name} and {other.Name}: colour {colour:F1}, symbol {symbol:F2}");
                TestContext.Current.SendDiagnosticMessage(said);
                if (colour < FarColours && (symbol < OtherShape || one.Word == other.Word))
                    alike.Add(said);
                if (symbol < OtherShape || one.Word == other.Word)
                    alike.Add(said + ", not to be told apart without colours");
            }
            await PictureAsync(screen, $"vision-{deficiency}");
        }

        Assert.Empty(alike);
    }

    private static async Task<List<StateLook>> LooksAsync(FedScreen screen, IPage eye, string[] states, List<JsonElement> places)
    {
        var pieces = places.SelectMany(p => new[] { p.GetProperty("mark"), p.GetProperty("ground") }).Select(p => p.EnumerateArray().Select(n => n.GetInt32()).ToArray()).ToList();
        var pixels = await Pixels.OfAsync(eye, await screen.Page.ScreenshotAsync(), pieces);
        return [.. states.Select((state, i) => StateLook.Of(state, places[i].GetProperty("word").GetString()!, pixels[i * 2], pixels[i * 2 + 1]))];
    }
}
