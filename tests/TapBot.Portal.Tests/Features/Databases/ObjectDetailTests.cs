using System.Text.RegularExpressions;
using Bunit;
using TapBot.Core.Access;
using TapBot.Core.Databases;
using TapBot.Core.Wording;
using TapBot.Portal.Features.Databases;
using TapBot.Portal.Resources;
using TapBot.Portal.Tests.House;
using TapBot.Portal.Tests.Ui;

namespace TapBot.Portal.Tests.Features.Databases;

[Speaking("en")]
public sealed partial class ObjectDetailTests : UiContext
{
    public static TheoryData<string> Tabs => [.. ObjectTabs.Of(ObjectKind.Table)];

    [Theory]
    [MemberData(nameof(Tabs))]
    public void Tab_OfAHostileTable_ShowsTextOnly(string tab)
    {
        var view = Show(SomeObjects.Details, tab);

        Assert.Empty(view.FindAll("img, b, i"));
        Assert.Equal("public." + SomeObjects.Hostile, view.Find("h2").TextContent);
        Assert.Equal(tab, Assert.Single(view.FindAll("nav a"), a => a.GetAttribute("aria-current") == "page").GetAttribute("href"));
    }

    [Fact]
    public void Columns_WithDefinitions_ShowDefaults()
    {
        var text = Show(SomeObjects.Details, "columns").Find("table").TextContent;

        Assert.Contains("'<i>'::text", text, StringComparison.Ordinal);
        Assert.Contains("generated always as identity", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Definition_OfAHostileTable_IsTheSqlAsItIs() => Assert.Equal(SomeObjects.Details.Definition!.Text, Show(SomeObjects.Details, "definition").Find("pre").TextContent);

    [Theory]
    [InlineData("definition")]
    [InlineData("indexes")]
    [InlineData("columns")]
    public void Definition_WithoutTheRight_NamesThePermission(string tab)
    {
        var view = Show(SomeObjects.Details with { Definition = new ObjectDefinition(null, Permission.ReadSql) }, tab);

        Assert.Contains("“Read with SQL”", view.Find(".pane").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Size_OfALockedTable_SaysThatItIsEstimated()
    {
        var locked = Phrase.Of("objects.trouble.locked");

        var view = Show(SomeObjects.Details with { Size = new ObjectSize(8192, null, locked), Definition = new ObjectDefinition(null, Why: locked) }, "definition");

        Assert.Contains("Estimated: the table is locked by another session.", view.Find(".facts").TextContent, StringComparison.Ordinal);
        Assert.Contains("the table is locked", view.Find(".pane").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Dependency_ThatCanBeLookedAt_IsALink()
    {
        var view = Show(SomeObjects.Details, "dependencies");

        Assert.Equal("Function 500", Assert.Single(view.FindAll(".pane a")).GetAttribute("href"));
        Assert.Contains("(a AS b)", view.Find(".pane").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Tab_ThatTheKindHasNot_IsTheFirst()
    {
        var view = Show(SomeObjects.Details with { Object = new DatabaseObject(ObjectKind.Function, 1, "f") { Schema = "public", Arguments = "" } }, "columns");

        Assert.NotNull(view.Find("pre"));
        Assert.NotNull(Show(SomeObjects.Details with { Object = new DatabaseObject(ObjectKind.Role, 1, "ada") }, "columns").Find("pre"));
    }

    [Fact]
    public void Fact_ThatAStatementNames_HasAText()
    {
        var sql = File.ReadAllText(Path.Combine(Sources.Root, "src/TapBot.Core/Databases/Objects/ObjectHeadSql.cs"));
        var names = FactName().Matches(sql).Select(m => m.Groups[1].Value).ToList();

        Assert.True(names.Count > 40);
        Assert.All(names, n => Assert.True(new Texts().Has("objects.fact." + n), n));
        Assert.All(Enum.GetValues<ObjectKind>(), k => Assert.DoesNotContain("objects.", ObjectWords.Kind(new Texts(), k), StringComparison.Ordinal));
    }

    private IRenderedComponent<ObjectDetail> Show(ObjectDetails details, string tab) => Render<ObjectDetail>(p => p
        .Add(d => d.Details, details).Add(d => d.Tab, tab).Add(d => d.TabUrl, t => t).Add(d => d.ObjectUrl, id => $"{id.Kind} {id.Oid}"));

    /// <summary>A name in a json_build_object: before it an opening bracket or a comma, behind it a value.</summary>
    [GeneratedRegex(@"(?:json_build_object\(\s*|,\s+)'([a-z][A-Za-z]+)', (?!'|\))", RegexOptions.CultureInvariant)]
    private static partial Regex FactName();
}
