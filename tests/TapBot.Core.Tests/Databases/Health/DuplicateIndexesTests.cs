using TapBot.Core.Databases;

namespace TapBot.Core.Tests.Databases.Health;

/// <summary>Which index makes which superfluous.</summary>
public sealed class DuplicateIndexesTests
{
    private const string Plain = "btree;1;t;", Two = "btree;2;t;", Partial = "btree;1;f;{EXPR}";

    private static readonly DuplicateIndexesRule.Index Older = new() { Id = 1, Table = 9, Shape = Plain, Keys = "1", Classes = "10", Collations = "0", Options = "0", IsOrdered = true };

    private static readonly DuplicateIndexesRule.Index Younger = Older with { Id = 2 };

    private static readonly DuplicateIndexesRule.Index Longer = Older with { Id = 3, Shape = Two, Keys = "1 2", Classes = "10 10", Collations = "0 0", Options = "0 0" };

    [Fact]
    public void IsCoveredBy_SameIndex_IsTheYoungerOneOnly()
    {
        Assert.True(Younger.IsCoveredBy(Older));
        Assert.False(Older.IsCoveredBy(Younger));
        Assert.False(Older.IsCoveredBy(Older));
    }

    [Fact]
    public void IsCoveredBy_BeginningOfAnother_IsCovered()
    {
        Assert.True(Older.IsCoveredBy(Longer));
        Assert.False(Longer.IsCoveredBy(Older));
    }

    [Fact]
    public void IsCoveredBy_UniqueOne_StaysUnlessAnotherGuardsTheSame()
    {
        var unique = Younger with { IsUnique = true };

        Assert.True(Older.IsCoveredBy(unique));
        Assert.False(unique.IsCoveredBy(Older));
        Assert.False(unique.IsCoveredBy(Longer));
        Assert.True(unique.IsCoveredBy(Older with { IsUnique = true, IsNeeded = true }));
        Assert.False((unique with { IsNeeded = true }).IsCoveredBy(Older with { IsUnique = true }));
    }

    [Fact]
    public void IsCoveredBy_Different_IsNotCovered()
    {
        Assert.False(Younger.IsCoveredBy(Older with { Table = 8 }));
        Assert.False(Younger.IsCoveredBy(Older with { Keys = "11" }));
        Assert.False(Younger.IsCoveredBy(Longer with { Keys = "11 2" }));
        Assert.False(Younger.IsCoveredBy(Longer with { Keys = "2 1" }));
        Assert.False(Younger.IsCoveredBy(Older with { Classes = "11" }));
        Assert.False(Younger.IsCoveredBy(Older with { Options = "3" }));
        Assert.False(Younger.IsCoveredBy(Older with { Shape = Partial }));
        Assert.False((Younger with { Shape = Partial }).IsCoveredBy(Longer));
        Assert.False((Younger with { IsOrdered = false }).IsCoveredBy(Longer with { IsOrdered = false }));
        Assert.False((Younger with { Included = "4" }).IsCoveredBy(Older));
    }

    [Fact]
    public void IsCoveredBy_SamePartialIndex_IsCovered() => Assert.True((Younger with { Shape = Partial }).IsCoveredBy(Older with { Shape = Partial }));

    [Fact]
    public void IsCoveredBy_SameKeysAndMoreIncluded_IsCovered() => Assert.True(Older.IsCoveredBy(Younger with { Included = "4" }));
}
