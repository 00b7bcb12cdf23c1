using TapBot.Core.Databases;

namespace TapBot.Core.Tests.Databases.Sampling;

public sealed class DatabaseEventsTests
{
    private static readonly DateTimeOffset Begun = new(2026, 11, 28, 14, 0, 0, TimeSpan.Zero);
    private static readonly DatabaseMetrics First = new() { At = Begun.AddHours(1), StartedAt = Begun, ConfiguredAt = Begun.AddMilliseconds(-20) };

    [Fact]
    public void After_First_IsTheStartAlone() => Assert.Equal([new DatabaseEvent(Begun, DatabaseEventKind.Started)], DatabaseEvents.After([], null, First));

    [Fact]
    public void After_NothingNew_IsTheSameList()
    {
        var known = DatabaseEvents.After([], null, First);

        Assert.Same(known, DatabaseEvents.After(known, First, First with { At = Begun.AddHours(2) }));
    }

    [Fact]
    public void After_ReloadResetPromotionAndRestart_AreInTheOrderOfTime()
    {
        var known = DatabaseEvents.After([], null, First with { IsReplica = true });
        var second = First with { At = Begun.AddHours(2), ConfiguredAt = Begun.AddMinutes(90), CountersResetAt = Begun.AddMinutes(80) };
        known = DatabaseEvents.After(known, First with { IsReplica = true }, second);
        known = DatabaseEvents.After(known, second, second with { At = Begun.AddHours(4), StartedAt = Begun.AddHours(3) });

        Assert.Equal(
            [DatabaseEventKind.Started, DatabaseEventKind.CountersReset, DatabaseEventKind.Configured, DatabaseEventKind.Promoted, DatabaseEventKind.Started],
            known.Select(e => e.Kind));
    }

    [Fact]
    public void After_Many_KeepsTheNewest()
    {
        IReadOnlyList<DatabaseEvent> known = [];
        for (var i = 0; i < 2 * DatabaseEvents.Most; i++)
            known = DatabaseEvents.After(known, First, First with { StartedAt = Begun.AddMinutes(i) });

        Assert.Equal(DatabaseEvents.Most, known.Count);
        Assert.Equal(Begun.AddMinutes((2 * DatabaseEvents.Most) - 1), known[^1].At);
    }
}
