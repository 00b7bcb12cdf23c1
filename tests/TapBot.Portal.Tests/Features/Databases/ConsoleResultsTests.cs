using Bunit;
using TapBot.Core.Databases;
using TapBot.Core.Wording;
using TapBot.Portal.Features.Databases;
using TapBot.Portal.Tests.Ui;

namespace TapBot.Portal.Tests.Features.Databases;

[Speaking("en")]
public sealed class ConsoleResultsTests : UiContext
{
    private const string Hostile = "<img src=x onerror=alert(1)>";

    [Fact]
    public void Result_WithMarkupEverywhere_IsText()
    {
        var view = Show(Result($"select '{Hostile}'") with
        {
            Columns = [new QueryColumn(Hostile, "text")],
            Page = new QueryPage([[Hostile]], [], HasMore: false),
            Notices = [Hostile],
        });

        Assert.Empty(view.FindAll("img"));
        Assert.Contains(Hostile, view.Find(".notice").TextContent, StringComparison.Ordinal);
        Assert.Contains(Hostile, view.Find("th .cut").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Error_WithAPlace_PointsIntoTheText()
    {
        var pointed = 0;
        var view = Show(Result("select x", start: 100) with { Error = new QueryError(Phrase.Of("console.error.said", ("said", "column x does not exist")), "42703", 8, Hint: "Look again.") }, at => pointed = at);

        Assert.Contains("column x does not exist", view.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Contains("Look again.", view.Markup, StringComparison.Ordinal);
        await view.Find(".error button").ClickAsync(new());

        Assert.Equal(107, pointed);
    }

    [Theory]
    [InlineData(Hostile)]
    [InlineData("x'\"><img src=x onerror=alert(1)>")]
    [InlineData("</span></div><script>alert(1)</script>")]
    public void ErrorAndPlan_WithMarkupInNamesAndWhatTheServerSays_AreText(string hostile)
    {
        var error = Show(Result("select x") with { Error = new QueryError(Phrase.Of("console.error.said", ("said", hostile)), "42703", 8, hostile, hostile) });
        var node = new PlanNode("Seq Scan " + hostile, hostile, [$"Filter: {hostile}"], 1, 1, 1, 1, 1, 1, 1, 1, []);
        var plan = Render<PlanTree>(p => p.Add(t => t.Plan, new QueryPlan(node, 1, 1)));

        Assert.Empty(error.FindAll("img, script"));
        Assert.Contains(hostile, error.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal(3, Occurrences(error.Find(".error").TextContent, hostile));
        Assert.Empty(plan.FindAll("img, script"));
        Assert.Equal(3, Occurrences(plan.Find(".plan").TextContent, hostile));
    }

    [Fact]
    public void Results_OfAScript_ShowTheLastUntilAnotherIsChosen()
    {
        var view = Render<ConsoleResults>(p => p
            .Add(r => r.Results, [new ConsoleResult(Result("select 1") with { Columns = [new QueryColumn("a", "integer")] }), new ConsoleResult(Result("update t set a = 1") with { Affected = 3 })])
            .Add(r => r.Pages, null));

        Assert.Equal("3 rows changed · 5\u00A0ms", view.Find("[role=status]").TextContent.Trim());
        view.FindAll("header button")[0].Click();
        Assert.Equal("0 rows · 5\u00A0ms", view.Find("[role=status]").TextContent.Trim());
    }

    [Fact]
    public void Plan_OfExplain_IsATreeWithTheCostliestMarked()
    {
        var view = Show(Result("explain (format json) select 1") with
        {
            Columns = [new QueryColumn("QUERY PLAN", "json")],
            Page = new QueryPage([["""[{"Plan": {"Node Type": "Sort", "Total Cost": 10, "Plan Rows": 5, "Plans": [{"Node Type": "Seq Scan", "Relation Name": "orders", "Total Cost": 9, "Plan Rows": 5}]}}]"""]], [], HasMore: false),
        });

        Assert.Equal("Seq Scan", view.Find(".costly b").TextContent);
        Assert.Contains("orders", view.Find(".costly").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_LongOrMissing_AreShortInTheTableAndWholeInTheRecord()
    {
        var longText = new string('x', 500);
        var view = Show(Result("select 1") with { Columns = [new QueryColumn("a", "text"), new QueryColumn("b", "text")], Page = new QueryPage([[longText, null]], [(0, 0)], HasMore: true) });

        Assert.Contains("There are more rows", view.Markup, StringComparison.Ordinal);
        view.Find("td.n button").Click();

        Assert.StartsWith(longText, view.Find("dd").TextContent, StringComparison.Ordinal);
        Assert.Contains("cut after", view.Find("dd em").TextContent, StringComparison.Ordinal);
        Assert.Equal("NULL", view.Find("dd.null").TextContent);
    }

    [Fact]
    public void Add_AFurtherPage_GoesBehindWhatIsThere()
    {
        var result = new ConsoleResult(Result("select 1") with { Columns = [new QueryColumn("a", "text")], IsOpen = true, Page = new QueryPage([["1"]], [], HasMore: true) { Characters = 1 } });
        Assert.True(result.CanGoOn);

        result.Add(new QueryPage([["2"], ["3"]], [(1, 0)], HasMore: false) { Characters = 2 });

        Assert.Equal(["1", "2", "3"], result.Rows.Select(r => r[0]));
        Assert.Contains((2, 0), result.Cut);
        Assert.Equal((3, false), (result.Characters, result.CanGoOn));
    }

    private static int Occurrences(string text, string of) => text.Split(of).Length - 1;

    private IRenderedComponent<ConsoleResults> Show(QueryResult result, Action<int>? pointed = null) => Render<ConsoleResults>(p =>
    {
        p.Add(r => r.Results, [new ConsoleResult(result)]).Add(r => r.Pages, null);
        if (pointed is not null)
            p.Add(r => r.OnPoint, pointed);
    });

    private static QueryResult Result(string text, int start = 0) => new()
    {
        Statement = new SqlStatement(text, start, false),
        Meaning = DatabaseConsole.Meaning(text),
        Took = TimeSpan.FromMilliseconds(5),
    };
}
