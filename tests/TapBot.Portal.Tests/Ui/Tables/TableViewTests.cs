using TapBot.Portal.Ui.Tables;

namespace TapBot.Portal.Tests.Ui.Tables;

[Speaking("en")]
public sealed class TableViewTests
{
    private static readonly IReadOnlySet<string> Nothing = new HashSet<string>();

    [Fact]
    public void Arrange_TextWithNumbers_OrdersAsPeopleDo() =>
        Assert.Equal(["Web-1", "web-2", "web-10"], Items(TableView.Arrange(["web-10", "web-2", "Web-1"], s => s, false, null, Nothing)));

    [Fact]
    public void Arrange_UnknownValues_StandLastInEitherDirection()
    {
        string[] items = ["5", "?", "7"];
        static IComparable? Value(string s) => int.TryParse(s, out var number) ? number : null;

        Assert.Equal(["5", "7", "?"], Items(TableView.Arrange(items, Value, false, null, Nothing)));
        Assert.Equal(["7", "5", "?"], Items(TableView.Arrange(items, Value, true, null, Nothing)));
    }

    [Fact]
    public void Arrange_Groups_StandByTitleWithTheLastOneLast()
    {
        var rows = TableView.Arrange(["b1", "x1", "a1", "b2"], s => s, true, GroupOf, Nothing);

        Assert.Equal(["[a]", "a1", "[b]", "b2", "b1", "[single]", "x1"], Items(rows));
        Assert.Equal(Enumerable.Range(0, 7), rows.Select(r => r.Index));
    }

    [Fact]
    public void Arrange_FoldedGroup_ShowsItsHeadingOnly() =>
        Assert.Equal(["[a]", "a1", "[b]"], Items(TableView.Arrange(["a1", "b1"], s => s, false, GroupOf, new HashSet<string> { "b" })));

    private static TableGroup GroupOf(string item) => item[0] == 'x' ? new TableGroup("", "single", Last: true) : new TableGroup(item[..1], item[..1]);

    private static IEnumerable<string> Items(IEnumerable<TableRow<string>> rows) => rows.Select(r => r.Group is { } group ? $"[{group.Title}]" : r.Item!);
}
