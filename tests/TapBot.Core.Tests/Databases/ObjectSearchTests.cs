using TapBot.Core.Databases;

namespace TapBot.Core.Tests.Databases;

public sealed class ObjectSearchTests
{
    private static readonly DatabaseObject[] All =
    [
        Of("orders_old"), Of("big_orders"), Of("Orders", "archive"), Of("orders"), Of("line", "orders_2026"), Of("customers"), new(ObjectKind.Schema, 9, "orderly"),
    ];

    [Fact]
    public void Find_PartOfAName_PutsTheNameItselfFirstThenBeginningsThenTheRest()
    {
        var (found, total) = ObjectSearch.Find(All, " orders ", 10);

        Assert.Equal(["archive.Orders", "public.orders", "public.orders_old", "public.big_orders", "orders_2026.line"], [.. found.Select(f => f.FullName)]);
        Assert.Equal(5, total);
    }

    [Fact]
    public void Find_SchemaAndName_FindsInThatSchema() => Assert.Equal("archive.Orders", Assert.Single(ObjectSearch.Find(All, "archive.or", 10).Found).FullName);

    [Fact]
    public void Find_MoreThanWanted_SaysHowManyThereWere()
    {
        var (found, total) = ObjectSearch.Find(All, "ORDER", 2);

        Assert.Equal(["archive.Orders", "public.orders"], [.. found.Select(f => f.FullName)]);
        Assert.Equal(6, total);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("%")]
    public void Find_NothingOrNobody_FindsNothing(string text) => Assert.Empty(ObjectSearch.Find(All, text, 10).Found);

    private static DatabaseObject Of(string name, string schema = "public") => new(ObjectKind.Table, (uint)name.Length, name) { Schema = schema };
}
