using Bunit;
using TapBot.Core.Streaming;
using TapBot.Core.Wording;
using TapBot.Portal.Ui;
using TapBot.Portal.Ui.Logs;
using TapBot.Testing;
using TapBot.Testing.Logs;

namespace TapBot.Portal.Tests.Ui;

[Speaking("en")]
public sealed class LogViewTests : UiContext
{
    private readonly FakeLogTail tail;
    private readonly BunitJSModuleInterop module;
    private readonly BunitJSModuleInterop view;

    public LogViewTests()
    {
        tail = new FakeLogTail(new StreamState.Live(Time.GetUtcNow()));
        module = JSInterop.SetupModule("./Ui/LogView.razor.js");
        module.Mode = JSRuntimeMode.Loose;
        view = module.SetupModule("create", _ => true);
        view.Mode = JSRuntimeMode.Loose;
        view.Setup<bool>("append", _ => true).SetResult(false);
    }

    private IReadOnlyList<LogPage> Sent => [.. view.Invocations["append"].Select(i => (LogPage)i.Arguments[0]!)];

    [Fact]
    public async Task Read_LinesThere_SendsThemAtOnce()
    {
        tail.Write(Lines.From(0, 50));

        var log = Show();

        await ReachAsync(() => Sent.Count == 1);
        Assert.Equal(Lines.From(0, 50), Sent[0].Lines);
        Assert.Equal(0, Sent[0].Skipped);
    }

    [Fact]
    public async Task Read_WithinTheInterval_WaitsForItAndSendsTogether()
    {
        tail.Write(Lines.One(0));
        var log = Show();
        await ReachAsync(() => Sent.Count == 1);

        tail.Write(Lines.One(1));
        tail.Write(Lines.One(2));
        Time.Advance(LogView.Interval - TimeSpan.FromMilliseconds(1));
        Assert.Single(Sent);

        await PushAsync(() => Sent.Count == 2);
        Assert.Equal(Lines.From(1, 2), Sent[1].Lines);
    }

    [Fact]
    public async Task Read_Flood_SendsTheNewestAndSaysHowManyWereSkipped()
    {
        tail.Write(Lines.One(0));
        var log = Show();
        await ReachAsync(() => Sent.Count == 1);

        tail.Write(Lines.From(1, 1_000));
        await PushAsync(() => Sent.Count == 2);

        Assert.Equal(100, Sent[1].Lines.Count);
        Assert.Equal(900, Sent[1].Skipped);
        Assert.Equal(901, Sent[1].First);
    }

    [Fact]
    public async Task Read_ManyButNoFlood_SendsAll()
    {
        tail.Write(Lines.One(0));
        var log = Show();
        await ReachAsync(() => Sent.Count == 1);

        tail.Write(Lines.From(1, 200));
        await PushAsync(() => Sent.Count == 2);

        Assert.Equal(200, Sent[1].Lines.Count);
        Assert.Equal(0, Sent[1].Skipped);
    }

    [Fact]
    public async Task Read_LongLines_SendsFewerOfThem()
    {
        tail.Write(Enumerable.Range(0, 20).Select(n => Lines.One(n, new string('x', 16_000))));
        var log = Show();
        await ReachAsync(() => Sent.Count == 1);

        tail.Write(Enumerable.Range(20, 200).Select(n => Lines.One(n, new string('x', 16_000))));
        await PushAsync(() => Sent.Count == 2);

        Assert.InRange(Sent[1].Lines.Sum(l => l.Text.Length), 1, 256 * 1024);
        Assert.Equal(200, Sent[1].Skipped + Sent[1].Lines.Count);
    }

    [Fact]
    public async Task Read_BrowserWantsNumbersOnly_SendsNoLines()
    {
        view.Setup<bool>("append", _ => true).SetResult(true);
        tail.Write(Lines.From(0, 10));
        var log = Show();
        await ReachAsync(() => Sent.Count == 1);

        tail.Write(Lines.From(10, 5));
        await PushAsync(() => Sent.Count == 2);

        Assert.Empty(Sent[1].Lines);
        Assert.Equal(5, Sent[1].Skipped);
        Assert.Equal(15, Sent[1].First);
    }

    [Fact]
    public async Task Newest_LinesNotSentYet_AreLeftForTheNextBatch()
    {
        tail.Write(Lines.From(0, 10));
        var log = Show();
        await ReachAsync(() => Sent.Count == 1);
        tail.Write(Lines.From(10, 5));

        var newest = await log.InvokeAsync(log.Instance.NewestAsync);
        await PushAsync(() => Sent.Count == 2);

        Assert.Equal(Lines.From(0, 10), newest.Lines);
        Assert.Equal(Lines.From(10, 5), Sent[1].Lines);
    }

    [Fact]
    public async Task Read_TabHidden_SendsNothingUntilItIsSeen()
    {
        tail.Write(Lines.One(0));
        var log = Show();
        await ReachAsync(() => Sent.Count == 1);
        log.Instance.Sight.Set(false);

        tail.Write(Lines.From(1, 500));
        Time.Advance(TimeSpan.FromSeconds(5));
        Assert.Single(Sent);

        log.Instance.Sight.Set(true);
        await PushAsync(() => Sent.Count == 2);
        Assert.Equal(400, Sent[1].Skipped);
    }

    [Fact]
    public async Task State_Changes_IsSaid()
    {
        var log = Show();

        tail.Become(new StreamState.Retrying(Time.GetUtcNow(), Time.GetUtcNow().AddSeconds(2), Phrase.Of("test.why")));
        await PushAsync(() => log.FindAll(".why").Count == 1);
        Assert.Equal("no connection", log.Find(".status .light").TextContent);

        tail.Become(new StreamState.Live(Time.GetUtcNow()));
        await PushAsync(() => log.FindAll(".why").Count == 0);
    }

    [Fact]
    public async Task Newest_AfterAPause_GivesTheEndOfTheRing()
    {
        tail.Write(Lines.From(0, 3_000));
        var log = Show();
        await ReachAsync(() => Sent.Count == 1);

        var page = await log.InvokeAsync(log.Instance.NewestAsync);

        Assert.Equal(2_000, page.First);
        Assert.Equal(Lines.From(2_000, 1_000), page.Lines);
    }

    [Fact]
    public async Task Dispose_WhileWaiting_LetsGoOfTheTail()
    {
        var log = Show();
        await ReachAsync(() => module.Invocations["create"].Count == 1);

        await DisposeComponentsAsync();

        Assert.True(tail.Disposed);
    }

    [Fact]
    public async Task Tail_Replaced_LetsGoOfTheOldOneAndStartsAnew()
    {
        tail.Write(Lines.One(0));
        var log = Show();
        await ReachAsync(() => Sent.Count == 1);
        var other = new FakeLogTail(new StreamState.Live(Time.GetUtcNow()));
        other.Write(Lines.From(100, 3));

        log.Render(p => p.Add(l => l.Tail, other));

        await PushAsync(() => Sent.Count == 2);
        Assert.True(tail.Disposed);
        Assert.False(other.Disposed);
        Assert.Single(view.Invocations["reset"]);
        Assert.Equal(Lines.From(100, 3), Sent[1].Lines);
    }

    [Fact]
    public async Task Find_ExpressionThatABrowserCannotRead_IsTold()
    {
        var told = new List<LogFindFlaw>();
        view.Setup<string?>("look", _ => true).SetResult("unreadable");

        Render<LogView>(p => p.Add(l => l.Tail, tail).Add(l => l.Name, "db").Add(l => l.Find, new LogFind("\\Ax", true)).Add(l => l.OnFindFlaw, told.Add));

        await ReachAsync(() => told.Count == 1);
        Assert.Equal([LogFindFlaw.Unreadable], told);
    }

    [Fact]
    public async Task FindFailed_OfAnExpressionThatIsNotWantedAnyMore_IsNotTold()
    {
        var told = new List<LogFindFlaw>();
        var log = Render<LogView>(p => p.Add(l => l.Tail, tail).Add(l => l.Name, "db").Add(l => l.Find, new LogFind("(a+)+$", true)).Add(l => l.OnFindFlaw, told.Add));
        await ReachAsync(() => view.Invocations["look"].Count == 1);

        await log.InvokeAsync(() => log.Instance.FindFailed("(b+)+$", LogFindFlaw.TooLong));
        Assert.Empty(told);
        await log.InvokeAsync(() => log.Instance.FindFailed("(a+)+$", LogFindFlaw.TooLong));
        Assert.Equal([LogFindFlaw.TooLong], told);
    }

    private IRenderedComponent<LogView> Show() => Render<LogView>(p => p.Add(l => l.Tail, tail).Add(l => l.Name, "db"));

    private Task ReachAsync(Func<bool> reached) => Time.PushUntilAsync(reached, TimeSpan.Zero);

    // The loop may not have reached its wait yet when the clock moves: it is moved again until it has.
    private Task PushAsync(Func<bool> reached) => Time.PushUntilAsync(reached, LogView.Interval);
}
