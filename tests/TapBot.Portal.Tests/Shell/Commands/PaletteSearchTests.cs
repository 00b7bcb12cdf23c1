using TapBot.Portal.Shell.Commands;

namespace TapBot.Portal.Tests.Shell.Commands;

[Speaking("en")]
public sealed class PaletteSearchTests
{
    private static readonly PaletteEntry[] Some =
    [
        new("page:containers", "Containers", "") { Href = "/containers" },
        new("container:one/web", "web", "") { Note = "one · shop", Also = "nginx:1.27", Order = 1 },
        new("container:one/webhook", "webhook", "") { Note = "one", Order = 1 },
        new("log:one/web", "Log web", "") { Note = "one · shop", Order = 2 },
        new("restart:one/web", "Restart web", "") { Note = "one · shop", Also = "containers.restart", Order = 3 },
        new("stop:one/web", "Stop web", "") { Note = "one · shop", Order = 4 },
        new("container:one/cobweb", "cobweb", "") { Note = "one", Order = 1 },
    ];

    [Theory]
    [InlineData("web", "container:one/web")]
    [InlineData("webh", "container:one/webhook")]
    [InlineData("restart web", "restart:one/web")]
    [InlineData("web restart", "restart:one/web")]
    [InlineData("rest we", "restart:one/web")]
    [InlineData("rsweb", "restart:one/web")]
    [InlineData("nginx", "container:one/web")]
    [InlineData("shop stop", "stop:one/web")]
    [InlineData("кусефке цуи", null)]
    [InlineData("куыефке цуи", "restart:one/web")]
    [InlineData("nothing like it", null)]
    public void Find_Typed_PutsTheBestFirst(string query, string? first) => Assert.Equal(first, PaletteSearch.Find(Some, query, []).Shown.FirstOrDefault()?.Key);

    [Fact]
    public void Find_Nothing_ShowsTheLatestThatStillExistThenThePages() =>
        Assert.Equal(["stop:one/web", "page:containers"], PaletteSearch.Find(Some, " ", ["stop:one/web", "container:one/gone"]).Shown.Select(e => e.Key));

    [Fact]
    public void Find_ChosenLately_ComesBeforeItsEquals() => Assert.Equal("stop:one/web", PaletteSearch.Find(Some, "web", ["stop:one/web"]).Shown[0].Key);

    [Fact]
    public void Find_Many_ShowsSomeAndCountsAll()
    {
        var many = Enumerable.Range(0, 1_000).Select(n => new PaletteEntry($"c{n}", $"web-{n}", "")).ToList();

        var found = PaletteSearch.Find(many, "web", []);

        Assert.Equal((PaletteSearch.Most, 1_000), (found.Shown.Count, found.Found));
    }
}
