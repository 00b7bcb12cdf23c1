using System.Globalization;
using TapBot.Core.Figures;
using TapBot.EndToEnd.Portal;
using TapBot.Portal.Features.Wall;
using static TapBot.EndToEnd.Wall.FedScreen;

namespace TapBot.EndToEnd.Wall;

/// <summary>Whatever stands on a board, and however large the screen: nothing has to be scrolled, by day and by night.</summary>
public sealed class SizeTests(PortalUnderTest portal) : FedWallTest(portal)
{
    private static readonly (string Name, int Width, int Height)[] Sizes = [("720p", 1280, 720), ("1080p", 1920, 1080), ("4k", 3840, 2160), ("portrait", 1080, 1920)];

    /// <summary>More words than any tile has room for, in the longer of the languages.</summary>
    private static BoardTile Full(int number) => new($"full{number}", $"Сертификаты и конечные точки {number}", (LightColour)(number % 5), "12 345,67")
    {
        Unit = "миллисекунд у 95 процентов запросов",
        Lines = ["цель: не более 200 миллисекунд за 30 дней", "покрытие измерениями 99,9 % времени"],
        Rows = [.. Enumerable.Range(1, 6).Select(i => new TileRow($"очень-длинное-имя-контейнера-{i}.internal.example.org", "перезапускается каждые 12 секунд", (LightColour)(i % 5)))],
        Every = FedBoard.Every,
    };

    private static BoardTile Curved(int number) => FedBoard.Tile(number.ToString(CultureInfo.InvariantCulture)) with { Curve = [.. Enumerable.Range(0, 60).Select(i => (double?)Math.Sin(i / 5.0))] };

    [Theory]
    [InlineData(1920, 1080, 55, 3)]
    [InlineData(3840, 2160, 65, 4)]
    [InlineData(1080, 1920, 55, 2)]
    public async Task Text_ScreenOfKnownSizeAndDistance_IsReadableFromThereEverywhere(int width, int height, double inches, double metres)
    {
        var screen = await OpenAsync(width: width, height: height);
        await screen.ShowAsync([FedBoard.Tile("bad", LightColour.Red) with { Rows = [new TileRow("shop-web-1", "restarting", LightColour.Red)] }, .. FedBoard.Tiles(8)], settings: new { pageTime = 20_000, inches, metres });
        var pixel = inches * 25.4 / Math.Sqrt((width * width) + (height * height));

        var texts = await screen.Page.EvaluateAsync<string[]>("""
            () => {
              const [texts, walker] = [[], document.createTreeWalker(document.querySelector(".stage"), NodeFilter.SHOW_TEXT)];
              while (walker.nextNode()) {
                const { data, parentElement: e } = walker.currentNode;
                if (data.trim() && e.checkVisibility()) texts.push(`${parseFloat(getComputedStyle(e).fontSize)} ${e.id || e.className}`);
              }
              return texts;
            }
            """);

        Assert.Contains(texts, t => t.EndsWith(" zone", StringComparison.Ordinal));
        Assert.DoesNotContain(texts, t => double.Parse(t.Split(' ')[0], CultureInfo.InvariantCulture) * pixel < metres * 1000 / 200);
    }

    [Fact]
    public async Task Board_FullOfWords_FitsEveryScreenByDayAndByNight()
    {
        var screen = await OpenAsync();
        foreach (var (tiles, time, hour) in new[] { (1, "day", 12), (7, "day", 12), (7, "night", 23), (23, "day", 12) })
        {
            await screen.ShowAsync([.. Enumerable.Range(1, tiles).Select(i => i % 3 == 0 ? Curved(i) : Full(i))], Almaty(hour, 0));
            await screen.Page.Clock.FastForwardAsync(20_000);
            Assert.Equal(hour == 23, await screen.Page.Locator("body.is-night").CountAsync() == 1);
            foreach (var (name, width, height) in Sizes)
            {
                await screen.Page.SetViewportSizeAsync(width, height);
                await screen.Page.WaitForFunctionAsync("size => document.getElementById('tiles').dataset.laid === size", $"{width}x{height}");
                Assert.Equal("", await screen.OverflowAsync());
                await PictureAsync(screen, $"{tiles}-{name}-{time}");
            }
        }
    }
}
