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
    public void Next_AfterALine_IsBeforeThatLineAlone()
    {
        found.Take(Line("web", 7));

        Assert.Equal(new LogPosition(new LogCursor(7, 0), "main/web"), found.Next);
    }

    [Fact]
    public void Next_AfterAStretchWithoutHits_IsWhereItEnded()
    {
        found.Take(Line("web", 7));
        found.Take(new LogFinding.Reached(new LogCursor(3, 0)));

        Assert.Equal(new LogPosition(new LogCursor(3, 0)), found.Next);
    }

    private static LogFinding Line(string container, long at) =>
        new LogFinding.Found(Lines.One(0) with { Cursor = new LogCursor(at, 0), Origin = new LogOrigin(ServerName.Parse("main"), container) });
}
