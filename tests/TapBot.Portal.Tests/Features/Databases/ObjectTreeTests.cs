using TapBot.Core.Databases;
using TapBot.Portal.Features.Databases;

namespace TapBot.Portal.Tests.Features.Databases;

public sealed class ObjectTreeTests
{
    private readonly ObjectTree tree = new(SomeObjects.Instance, "shop", SomeObjects.List);

    [Fact]
    public void Rows_NothingOpen_AreDatabasesRolesAndTablespaces()
    {
        var rows = tree.Rows(new HashSet<string>());

        Assert.Equal(["bank", "shop", "vault", "objects.group.roles", "objects.group.tablespaces"], [.. rows.Select(r => r.Label)]);
        Assert.Equal([1, 2, 3, 4, 5], [.. rows.Select(r => r.Position)]);
        Assert.All(rows, r => Assert.Equal((1, 5), (r.Level, r.Of)));
        Assert.Null(rows[2].IsOpen);
    }

    [Fact]
    public void Rows_OpenedDown_HaveGroupsWithTheirCounts()
    {
        var rows = Open("d:shop", "s:public", "g:tables:public");

        Assert.Equal(
            ["1 bank", "1 shop", "2 audit", "2 public", "3 objects.group.tables", "4 orders", "4 parts", $"4 {SomeObjects.Hostile}", "3 objects.group.views", "3 objects.group.functions", "2 objects.group.extensions", "1 vault", "1 objects.group.roles", "1 objects.group.tablespaces"],
            [.. rows.Select(r => $"{r.Level} {r.Label}")]);
        Assert.Equal((3, true, 1, 3), (rows[4].Count, rows[4].IsOpen, rows[4].Position, rows[4].Of));
        Assert.Equal((2, 3), (rows[6].Position, rows[6].Of));
    }

    [Fact]
    public void Rows_TableAndFunctionOfOneNumber_AreTwoLines()
    {
        var keys = Open("d:shop", "s:public", "g:tables:public", "g:functions:public").Select(r => r.Key).ToList();

        Assert.Equal(keys.Count, keys.Distinct().Count());
    }

    [Fact]
    public void Rows_TableOpened_WaitsForItsPartsAndThenHasThemBelowIt()
    {
        var table = ObjectTreeRow.KeyOf(SomeObjects.Orders);
        string[] open = ["d:shop", "s:public", "g:tables:public", table, "h:indexes:100", "h:triggers:100"];

        Assert.True(tree.LacksParts(SomeObjects.Orders));
        Assert.Equal("objects.loading", Open(open).Single(r => r.Level == 5).Label);
        tree.Add(SomeObjects.Orders, new ObjectParts(SomeObjects.Details.Indexes, [], SomeObjects.Details.Triggers));
        var below = Open(open).Where(r => r.Level > 4).ToList();

        Assert.False(tree.LacksParts(SomeObjects.Orders));
        Assert.Equal(["5 objects.tab.indexes", "6 i", "5 objects.tab.triggers", "6 t"], [.. below.Select(r => $"{r.Level} {r.Label}")]);
        Assert.Equal(("indexes", SomeObjects.Orders), (below[1].Part, below[1].Object));
        Assert.Equal((1, true, 1, 2), (below[0].Count, below[0].IsOpen, below[0].Position, below[0].Of));
        Assert.Equal(Open(open).Count, Open(open).Select(r => r.Key).Distinct().Count());
    }

    [Fact]
    public void Rows_TableWithoutParts_SaysSo()
    {
        tree.Add(SomeObjects.Orders, new ObjectParts([], [], []));

        Assert.Equal("objects.parts.none", Open("d:shop", "s:public", "g:tables:public", ObjectTreeRow.KeyOf(SomeObjects.Orders)).Single(r => r.Level == 5).Label);
    }

    [Fact]
    public void Rows_AnotherDatabase_StaysClosed() => Assert.DoesNotContain(Open("d:bank", "s:public"), r => r.Level > 1);

    [Fact]
    public void WayTo_AnyObject_OpensWhatIsAboveIt()
    {
        Assert.All(SomeObjects.List.All.Concat(SomeObjects.Instance.Roles), of => Assert.Contains(Open([.. tree.WayTo(of)]), r => r.Key == ObjectTreeRow.KeyOf(of)));
        Assert.Equal(["d:shop", "s:public"], tree.OpenAtFirst());
    }

    /// <summary>A page that opens has a line for the heading of its tables and none for each of them.</summary>
    [Fact]
    public void Rows_TwentyThousandTables_AreLinesOnlyWhenTheirHeadingIsOpen()
    {
        var list = SomeObjects.List with { Objects = [.. Enumerable.Range(0, 20_000).Select(i => new DatabaseObject(ObjectKind.Table, (uint)i, $"t{i}") { Schema = "public" })] };
        var many = new ObjectTree(SomeObjects.Instance, "shop", list);

        var first = many.Rows(many.OpenAtFirst().ToHashSet());

        Assert.Equal((9, 20_000), (first.Count, first.Single(r => r.Key == "g:tables:public").Count));
        Assert.Equal(20_009, many.Rows(new HashSet<string> { "d:shop", "s:public", "g:tables:public" }).Count);
    }

    [Theory]
    [InlineData("ArrowDown", 1, 2)]
    [InlineData("ArrowUp", 0, 0)]
    [InlineData("End", 0, 13)]
    [InlineData("Home", 5, 0)]
    [InlineData("PageDown", 3, 13)]
    [InlineData("ArrowRight", 4, 5)]
    [InlineData("ArrowLeft", 6, 4)]
    [InlineData("ArrowLeft", 0, null)]
    [InlineData("ArrowRight", 0, null)]
    [InlineData("Tab", 0, null)]
    public void Next_Key_LeadsAsInAnyTree(string key, int at, int? to) => Assert.Equal(to, ObjectTreeKeys.Next(Open("d:shop", "s:public", "g:tables:public"), at, key));

    [Fact]
    public void Toggles_RightOpensAndLeftCloses()
    {
        var rows = Open("d:shop");

        Assert.True(ObjectTreeKeys.Toggles(rows[1], "ArrowLeft") && ObjectTreeKeys.Toggles(rows[0], "ArrowRight"));
        Assert.False(ObjectTreeKeys.Toggles(rows[1], "ArrowRight") || ObjectTreeKeys.Toggles(rows[0], "ArrowLeft"));
    }

    [Theory]
    [InlineData(1, "p", 3)]
    [InlineData(3, "p", 6)]
    [InlineData(6, "pa", 6)]
    [InlineData(6, "A", 2)]
    [InlineData(0, "zz", null)]
    public void Find_TypedLetters_GoToTheNextNameThatBeginsSo(int at, string typed, int? to) =>
        Assert.Equal(to, ObjectTreeKeys.Find(Open("d:shop", "s:public", "g:tables:public"), at, typed, r => r.Label));

    private IReadOnlyList<ObjectTreeRow> Open(params IEnumerable<string> keys) => tree.Rows(keys.ToHashSet());
}
