using TapBot.Core.Databases;
using TapBot.Core.Wording;

namespace TapBot.Core.Tests.Databases.Statements;

/// <summary>What statements did between two lists.</summary>
public sealed class StatementListTests
{
    private static readonly DateTimeOffset Begun = new(2026, 11, 28, 14, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Since_SameStatement_SaysCallsAndTimePerSecond()
    {
        var changes = List(20, Statement("a", 130, 500)).Since(List(0, Statement("a", 100, 300)));

        Assert.Equal(new StatementChange(30, 10), changes["a"]);
    }

    [Fact]
    public void Since_CountersBeganAnew_IsAGap() => Assert.Empty(List(20, Statement("a", 5, 10)).Since(List(0, Statement("a", 100, 300))));

    [Fact]
    public void Since_NewStatement_IsAllOfItUnlessItMayHaveBeenBelowTheCut()
    {
        var now = List(20, Statement("a", 5, 100));

        Assert.Equal(new StatementChange(5, 5), now.Since(List(0))["a"]);
        Assert.Empty(now.Since(List(0) with { IsCut = true }));
        Assert.Empty(now.Since(List(0) with { Missing = Phrase.Of("statements.notLoaded", ("database", "shop")) }));
    }

    [Fact]
    public void Since_SameMomentOrHiddenStatement_SaysNothing()
    {
        Assert.Empty(List(0, Statement("a", 5, 100)).Since(List(0, Statement("a", 5, 100))));
        Assert.Empty(List(20, Statement(null, 5, 100)).Since(List(0, Statement(null, 4, 50))));
    }

    [Fact]
    public void Figures_NeverRun_DivideByNothing()
    {
        var idle = new CountedStatement();

        Assert.Equal((0, 0, null, 0), (idle.Mean, idle.RowsPerCall, idle.CacheHit, List(0).ShareOf(idle)));
    }

    private static StatementList List(int seconds, params CountedStatement[] statements) => new() { At = Begun.AddSeconds(seconds), Statements = statements, Milliseconds = statements.Sum(s => s.Milliseconds) };

    private static CountedStatement Statement(string? id, long calls, double milliseconds) => new() { Id = id, Calls = calls, Milliseconds = milliseconds };
}
