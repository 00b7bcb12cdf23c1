using Bunit;
using TapBot.Core.Figures;
using TapBot.Portal.Features.Wall;
using TapBot.Portal.Tests.Ui;

namespace TapBot.Portal.Tests.Features.Wall;

public sealed class BoardTileViewTests : UiContext
{
    [Fact]
    public void Tile_InTrouble_NamesItInPlaceOfTheLine()
    {
        var tile = new BoardTile("containers", "Containers", LightColour.Red, "9")
        {
            Unit = "of 11 running",
            Lines = ["3 healthy"],
            Rows = [new("<b>qdrant</b>", "out of memory", LightColour.Red)],
            Curve = [1, 2, 3],
        };

        var shown = Render<BoardTileView>(p => p.Add(v => v.Tile, tile));

        Assert.Equal(("Containers", "Critical", "9", "of 11 running"), (Text(shown, ".title"), Text(shown, ".light.is-red"), Text(shown, ".figure b"), Text(shown, ".unit")));
        Assert.Equal(("<b>qdrant</b>", "out of memory"), (Text(shown, ".rows .name"), Text(shown, ".rows .word"))); // text stays text
        Assert.Empty(shown.FindAll("svg"));
    }

    [Fact]
    public void Tile_Calm_DrawsItsLine()
    {
        var shown = Render<BoardTileView>(p => p.Add(v => v.Tile, new BoardTile("api", "API response", LightColour.Green, "41") { Unit = "ms p95", Curve = [1, null, 3, 2] }));

        Assert.Equal(2, shown.Find("path").GetAttribute("d")!.Count(c => c == 'M'));
        Assert.Equal("OK", Text(shown, ".light.is-green"));
    }

    private static string Text(IRenderedComponent<BoardTileView> shown, string selector) => shown.Find(selector).TextContent.Trim();
}
