using Bunit;
using Npgsql;
using TapBot.Core.Access;
using TapBot.Core.Databases;
using TapBot.Core.Wording;
using TapBot.Portal.Features.Databases;
using TapBot.Portal.Tests.Ui;
using TapBot.Testing.Access;
using TapBot.Testing.Audit;
using TapBot.Testing.Databases;

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
        var view = Show(Result("select 1") with { Columns = [new QueryColumn("a", "text"), new QueryColumn("b", "text")], Page = new QueryPage([[longText, null]], [(0, 0, 7_000)], HasMore: true) });

        Assert.Contains("There are more rows", view.Markup, StringComparison.Ordinal);
        view.Find("td.n button").Click();

        Assert.StartsWith(longText, view.Find("dd").TextContent, StringComparison.Ordinal);
        Assert.Equal("cut after 500 of 7,000 characters: the rest was not kept", view.Find("dd em").TextContent);
        Assert.Equal("NULL", view.Find("dd.null").TextContent);
    }

    [Fact]
    public async Task Record_OfAVeryLongValue_ShowsAllOfItWhenAskedAndWhatIsNotHere()
    {
        var longText = new string('x', QueryLimits.Cell - 3) + "<b>";
        var view = Render<ConsoleResults>(p => p
            .Add(r => r.Results, [new ConsoleResult(Result("select 1") with { Columns = [new QueryColumn("a", "text"), new QueryColumn("b", "text")], Page = new QueryPage([[longText, "y"], ["z", longText]], [(0, 0, 200_000_000)], HasMore: false) })])
            .Add(r => r.Pages, null).Add(r => r.ExportAddress, s => "api/all?x=1"));
        await view.Find("td.n button").ClickAsync(new());

        Assert.Contains("the first 20,000 of 262,144 characters", view.Find("dd").TextContent, StringComparison.Ordinal);
        Assert.Contains("cut after 262,144 of 200,000,000 characters: the rest stands in the file with all rows", view.Find("dd").TextContent, StringComparison.Ordinal);
        Assert.True(view.Markup.Length < 40_000, "A long value is in the page though nobody asked for it.");
        await view.Find("dd button").ClickAsync(new());

        Assert.StartsWith(longText, view.Find("dd").TextContent, StringComparison.Ordinal);
        Assert.Empty(view.FindAll("dd button, dd b"));
        Assert.StartsWith("cut after 262,144 of", view.Find("dd em").TextContent, StringComparison.Ordinal);
        Assert.All(view.FindAll("td"), cell => Assert.True(cell.TextContent.Length <= 201, "The table is not for long values."));
        await view.FindAll("td.n button")[1].ClickAsync(new());
        Assert.Single(view.FindAll("dd button"));
    }

    [Theory]
    [InlineData(true, "There are more rows, but they were held open for 60 seconds only and are gone. Run the statement again.")]
    [InlineData(false, "There are more rows, but the run that they belong to has ended, and they are gone with it. Run the statement again.")]
    public async Task Pages_ThatAreClosed_SaySoByThemselvesAndWhy(bool isExpired, string words)
    {
        await using var run = Open();
        var view = Render<ConsoleResults>(p => p
            .Add(r => r.Results, [new ConsoleResult(Result("select 1") with { Columns = [new QueryColumn("a", "text")], IsOpen = true, Page = new QueryPage([["1"]], [], HasMore: true) })])
            .Add(r => r.Pages, run));
        Assert.Equal("1,000 more rows", view.Find(".foot button").TextContent);

        if (isExpired)
            run.Expire();
        else
            await run.DisposeAsync();

        view.WaitForAssertion(() => Assert.Equal(words, view.Find(".foot .late").TextContent));
        Assert.Empty(view.FindAll(".foot button"));
        Assert.DoesNotContain("Narrow", view.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_ThatNobodyKeptOpen_AreToBeNarrowed()
    {
        await using var run = Open();
        var view = Render<ConsoleResults>(p => p
            .Add(r => r.Results, [new ConsoleResult(Result("call p()") with { Columns = [new QueryColumn("a", "text")], Page = new QueryPage([["1"]], [], HasMore: true) })])
            .Add(r => r.Pages, run));

        Assert.Contains("Narrow the statement", view.Find(".foot").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Add_AFurtherPage_GoesBehindWhatIsThere()
    {
        var result = new ConsoleResult(Result("select 1") with { Columns = [new QueryColumn("a", "text")], IsOpen = true, Page = new QueryPage([["1"]], [], HasMore: true) { Characters = 1 } });
        Assert.True(result.CanGoOn);

        result.Add(new QueryPage([["2"], ["3"]], [(1, 0, 9)], HasMore: false) { Characters = 2 });

        Assert.Equal(["1", "2", "3"], result.Rows.Select(r => r[0]));
        Assert.Equal(9, result.Cut[(2, 0)]);
        Assert.Equal((3, false), (result.Characters, result.CanGoOn));
    }

    /// <summary>A run in front of nothing: its pages are open until it is closed.</summary>
    private QueryRun Open()
    {
        var (request, identity) = (new QueryRequest([]), new QueryIdentity("reader", false, "shop", 1, 1));
        return new QueryRun(new NpgsqlConnection(), identity, "", request, new ConsoleAudit(new AuditInMemory(), An.Administrator, KeepingRig.Instance, request, identity, null), new PastRun(null!, An.Administrator, KeepingRig.Instance, request, identity, Time), new RunPermit(null!, new WriteModes(Time), An.Administrator, KeepingRig.Instance, Permission.ReadSql, null), _ => Task.CompletedTask, Time);
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
