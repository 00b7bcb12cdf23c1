using Bunit;
using TapBot.Core.Logs;
using TapBot.Core.Streaming;
using TapBot.Portal.Ui.Logs;
using TapBot.Testing;
using TapBot.Testing.Logs;
using LogView = TapBot.Portal.Ui.LogView;

namespace TapBot.Portal.Tests.Ui;

/// <summary>A view that is given another tail: of the same lines with other sources, or of others.</summary>
[Speaking("en")]
public sealed class LogViewSourcesTests : UiContext
{
    private static readonly LogOrigin Web = Origin("web"), Db = Origin("db"), Old = Origin("old");

    private readonly FakeLogTail tail;
    private readonly BunitJSModuleInterop view;

    public LogViewSourcesTests()
    {
        tail = new FakeLogTail(new StreamState.Live(Time.GetUtcNow()));
        var module = JSInterop.SetupModule("./Ui/LogView.razor.js");
        module.Mode = JSRuntimeMode.Loose;
        view = module.SetupModule("create", _ => true);
        view.Mode = JSRuntimeMode.Loose;
        view.Setup<bool>("append", _ => true).SetResult(false);
    }

    private IReadOnlyList<LogPage> Sent => [.. view.Invocations["append"].Select(i => (LogPage)i.Arguments[0]!)];

    [Fact]
    public async Task Tail_WithOtherSources_KeepsWhatIsThereAndReadsTheNewOnesInOnce()
    {
        tail.Write(Lines.One(0) with { Origin = Web }, Lines.One(1) with { Origin = Old });
        var log = Show(Web, Old);
        await ReachAsync(() => Sent.Count == 1);
        await log.InvokeAsync(() => log.Instance.OpenLine(Lines.One(0).Cursor.ToString(), 1, LogStream.Stdout, LineLevel.Info, "line 0", false));
        var (other, past) = (new FakeLogTail(new StreamState.Live(Time.GetUtcNow())), new FixedHistory(Lines.One(0) with { Origin = Web }, Lines.One(2) with { Origin = Db }));
        other.Write(Lines.One(3) with { Origin = Db });

        log.Render(p => p.Add(l => l.Tail, other).Add(l => l.History, past).Add(l => l.Contents, Contents("all", Web, Db)));

        await PushAsync(() => Sent.Count == 2);
        Assert.Empty(view.Invocations["reset"]);
        Assert.Equal([1], (IReadOnlyList<int>)Assert.Single(view.Invocations["change"]).Arguments[1]!);
        Assert.Equal([0L, 2L], ((LogPage)Assert.Single(view.Invocations["refill"]).Arguments[0]!).Lines.Select(l => (l.Cursor.Nanoseconds - Lines.Start) / 1_000_000));
        Assert.Single(log.FindAll("aside.line"));
    }

    [Fact]
    public async Task Tail_WithFewerSources_ReadsNothingAndClosesALineOfThoseThatWent()
    {
        tail.Write(Lines.One(0) with { Origin = Web }, Lines.One(1) with { Origin = Old });
        var log = Show(Web, Old);
        await ReachAsync(() => Sent.Count == 1);
        await log.InvokeAsync(() => log.Instance.OpenLine(Lines.One(1).Cursor.ToString(), 2, LogStream.Stdout, LineLevel.Info, "line 1", false));
        var other = new FakeLogTail(new StreamState.Live(Time.GetUtcNow()));
        other.Write(Lines.One(3) with { Origin = Web });

        log.Render(p => p.Add(l => l.Tail, other).Add(l => l.History, new FixedHistory()).Add(l => l.Contents, Contents("all", Web)));

        await PushAsync(() => Sent.Count == 2);
        Assert.Empty(view.Invocations["refill"]);
        await PushAsync(() => log.FindAll("aside.line").Count == 0);
    }

    [Fact]
    public async Task Tail_OfAnotherQuestion_StartsAnew()
    {
        tail.Write(Lines.One(0) with { Origin = Web });
        var log = Show(Web);
        await ReachAsync(() => Sent.Count == 1);

        log.Render(p => p.Add(l => l.Tail, new FakeLogTail(new StreamState.Live(Time.GetUtcNow()))).Add(l => l.Contents, Contents("errors", Web)));

        await PushAsync(() => view.Invocations["reset"].Count == 1);
        Assert.Empty(view.Invocations["change"]);
    }

    private static LogOrigin Origin(string container) => new(ServerName.Parse("main"), container);

    private static LogContents Contents(string question, params IEnumerable<LogOrigin> writers) => new(question, writers.ToHashSet());

    private IRenderedComponent<LogView> Show(params IEnumerable<LogOrigin> writers) =>
        Render<LogView>(p => p.Add(l => l.Tail, tail).Add(l => l.Name, "db").Add(l => l.Contents, Contents("all", writers)));

    private Task ReachAsync(Func<bool> reached) => Time.PushUntilAsync(reached, TimeSpan.Zero);

    private Task PushAsync(Func<bool> reached) => Time.PushUntilAsync(reached, LogView.Interval);

    private sealed class FixedHistory(params IReadOnlyList<LogLine> lines) : ILogHistory
    {
        public Task<IReadOnlyList<LogLine>?> BeforeAsync(LogCursor place, int max, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<LogLine>?>([.. lines.Where(l => l.Cursor.CompareTo(place) < 0).TakeLast(max)]);

        public Task<IReadOnlyList<LogLine>> FromAsync(LogCursor place, int max, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<LogLine>>([.. lines.Where(l => l.Cursor.CompareTo(place) >= 0).Take(max)]);

        public Task<IReadOnlyList<LogLine>> AroundAsync(LogOrigin origin, LogCursor place, int max, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<LogLine>>([]);
    }
}
