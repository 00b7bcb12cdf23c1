using Microsoft.Extensions.Time.Testing;
using TapBot.Core.Logs;
using TapBot.Testing.Logs;

namespace TapBot.Core.Tests.Logs;

public sealed class ReorderWindowTests
{
    private readonly FakeTimeProvider time = new();
    private readonly ReorderWindow window;

    public ReorderWindowTests() => window = new ReorderWindow(TimeSpan.FromMilliseconds(300), time);

    [Fact]
    public void Take_EveryLogHasSpokenLater_GivesTheLinesInOrderAtOnce()
    {
        window.Add([.. Lines.From(0, 3)]);
        window.Add([Lines.One(1, "other"), Lines.One(4, "other")]);

        Assert.Equal(["line 0", "line 1", "other", "line 2"], Texts(until: 2));
        Assert.Equal(1, window.Count);
    }

    [Fact]
    public void Take_AnotherLogIsSilent_HoldsLinesForTheWindowOnly()
    {
        window.Add([Lines.One(5)]);
        Assert.Empty(Texts(until: 0));
        Assert.Equal(TimeSpan.FromMilliseconds(300), window.Due);

        time.Advance(TimeSpan.FromMilliseconds(299));
        Assert.Empty(Texts(until: 0));
        time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(["line 5"], Texts(until: 0));
        Assert.Null(window.Due);
    }

    [Fact]
    public void Take_LineHeldForTheWindow_TakesOlderOnesThatCameLaterWithIt()
    {
        window.Add([Lines.One(5)]);
        time.Advance(TimeSpan.FromMilliseconds(250));
        window.Add([Lines.One(3)]);
        time.Advance(TimeSpan.FromMilliseconds(50));

        Assert.Equal(["line 3", "line 5"], Texts(until: 0));
    }

    [Fact]
    public void Take_LineThatComesAfterNewerOnesHaveGone_IsLateAndNotLost()
    {
        window.Add([Lines.One(5)]);
        Assert.Equal(["line 5"], Texts(until: 9));
        window.Add([Lines.One(3)]);

        Assert.Equal(["line 3"], Texts(until: 9));
    }

    [Fact]
    public void Take_AnyLinesInAnyOrder_IsWhatAStableSortGives()
    {
        var random = new Random(7);
        var (added, taken) = (new List<LogLine>(), new List<LogLine>());
        for (var round = 0; round < 300; round++)
        {
            List<LogLine> lines = [.. Enumerable.Range(0, random.Next(1, 9)).Select(_ => Lines.One(random.Next(40), $"{added.Count} {random.Next()}"))];
            added.AddRange(lines);
            window.Add(lines);
        }
        for (var until = 0; until < 40; until++)
            taken.AddRange(window.Take(Lines.One(until).Cursor.Nanoseconds));

        Assert.Equal(added.OrderBy(l => l.Cursor.Nanoseconds), taken, ReferenceEqualityComparer.Instance);
        Assert.Equal(0, window.Count);
    }

    [Fact]
    public void Take_ClockOfOneLogRunsBehind_NobodyWaitsForEver()
    {
        // Its lines are always the oldest and always the newest to come.
        var shown = new List<string>();
        window.Add([Lines.One(10_000, "ahead")]);
        for (var i = 0; i < 20; i++)
        {
            window.Add([Lines.One(i, $"behind {i}")]);
            time.Advance(TimeSpan.FromMilliseconds(50));
            shown.AddRange(Texts(until: -1));
        }

        Assert.Contains("ahead", shown);
        Assert.Equal(shown.Count(s => s != "ahead"), shown.Where(s => s != "ahead").Distinct().Count());
    }

    private IEnumerable<string> Texts(int until) => window.Take(Lines.One(until).Cursor.Nanoseconds).Select(l => l.Text);
}
