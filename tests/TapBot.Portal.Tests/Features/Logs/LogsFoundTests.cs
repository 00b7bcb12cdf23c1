using TapBot.Core.Logs;
using TapBot.Portal.Features.Logs;
using TapBot.Testing.Logs;

namespace TapBot.Portal.Tests.Features.Logs;

public sealed class LogsFoundTests
{
    private readonly LogsFound found = new();

    [Fact]
    public void Take_LineOfAnotherLogAtTheSamePlace_IsTaken()
    {
        Assert.True(found.Take(Line("web", 7)));
        Assert.True(found.Take(Line("db", 7)));

        Assert.Equal(2, found.Lines.Count);
    }

    [Fact]
    public void Take_LineThatWasToldBefore_IsNotTakenTwice()
    {
        found.Take(Line("web", 7));
        found.Take(Line("db", 7));

        Assert.False(found.Take(Line("web", 7)));
        Assert.Equal([1L, 1L], found.ByOrigin.Select(o => o.Count));
    }

    [Fact]
    public void Next_AfterALine_IsBeforeThePlaceBehindIt()
    {
        found.Take(Line("web", 7));

        Assert.Equal(new LogCursor(7, 1), found.Next);
    }

    [Fact]
    public void Next_AfterAStretchWithoutHits_IsWhereItEnded()
    {
        found.Take(Line("web", 7));
        found.Take(new LogFinding.Reached(new LogCursor(3, 0)));

        Assert.Equal(new LogCursor(3, 0), found.Next);
    }

    private static LogFinding Line(string container, long at) =>
        new LogFinding.Found(Lines.One(0) with { Cursor = new LogCursor(at, 0), Origin = new LogOrigin(ServerName.Parse("main"), container) });
}
