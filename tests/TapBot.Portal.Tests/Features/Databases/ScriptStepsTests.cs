using Bunit;
using TapBot.Core.Databases;
using TapBot.Core.Wording;
using TapBot.Portal.Features.Databases;
using TapBot.Portal.Tests.Ui;

namespace TapBot.Portal.Tests.Features.Databases;

[Speaking("en")]
public sealed class ScriptStepsTests : UiContext
{
    private static readonly IReadOnlyList<SqlStatement> Script = SqlScript.Split("select '<b>'; select 2; select 3");

    [Fact]
    public void Steps_BeforeItRuns_AllWait() => Assert.Equal(["waiting", "waiting", "waiting"], Steps(isBusy: true, isRunning: false));

    [Fact]
    public void Steps_FromItsStart_TheFirstRunsAndTheOthersWait() => Assert.Equal(["running", "waiting", "waiting"], Steps(isBusy: true, isRunning: true));

    [Fact]
    public void Steps_WhileItRuns_TellDoneRunningAndWaiting() => Assert.Equal(["done · 5\u00A0ms", "running", "waiting"], Steps(isBusy: true, isRunning: true, Result(0)));

    [Fact]
    public void Steps_WhenOneHasFailed_TheOthersWereNotRunAndSayWhy() =>
        Assert.Equal(["done · 5\u00A0ms", "failed · 5\u00A0ms", "not run: statement 2 did not come to its end"], Steps(isBusy: true, isRunning: true, Result(0), Result(1, "console.error.said")));

    [Fact]
    public void Steps_WhenItWasCancelled_TheOthersWereNotRun() =>
        Assert.Equal(["cancelled · 5\u00A0ms", "not run: statement 1 did not come to its end", "not run: statement 1 did not come to its end"], Steps(isBusy: false, isRunning: false, Result(0, "console.error.cancelled")));

    [Fact]
    public void Steps_WhenItNeverBegan_NoneWasRun() => Assert.Equal(["not run", "not run", "not run"], Steps(isBusy: false, isRunning: false));

    [Fact]
    public async Task Step_Pressed_ShowsItsPlaceInTheText()
    {
        var place = 0;
        var view = Render<ScriptSteps>(p => p.Add(s => s.Statements, Script).Add(s => s.Results, []).Add(s => s.OnPoint, at => place = at));

        Assert.Empty(view.FindAll("code b"));
        Assert.Equal("select '<b>'", view.Find("code").TextContent);
        await view.FindAll("button")[1].ClickAsync(new());

        Assert.Equal(Script[1].Start, place);
    }

    [Fact]
    public void Steps_OfASingleStatement_AreNone() => Assert.Empty(Render<ScriptSteps>(p => p.Add(s => s.Statements, Script.Take(1).ToList()).Add(s => s.Results, [])).FindAll("li"));

    private IEnumerable<string> Steps(bool isBusy, bool isRunning, params ConsoleResult[] results)
    {
        var view = Render<ScriptSteps>(p => p.Add(s => s.Statements, Script).Add(s => s.Results, results).Add(s => s.IsBusy, isBusy).Add(s => s.IsRunning, isRunning));
        foreach (var unseen in view.FindAll(".unseen"))
            unseen.Remove();
        return view.FindAll(".step").Select(s => s.TextContent.Trim()).ToList();
    }

    private static ConsoleResult Result(int index, string? error = null) => new(new QueryResult
    {
        Statement = Script[index],
        Meaning = DatabaseConsole.Meaning(Script[index].Text),
        Took = TimeSpan.FromMilliseconds(5),
        Error = error is null ? null : new QueryError(Phrase.Of(error)),
    });
}
