using TapBot.Core.Access;
using TapBot.Core.Databases;
using TapBot.Core.Figures;
using TapBot.Core.Streaming;

namespace TapBot.Core.Tests.Databases.Health;

/// <summary>The SQL that checks offer: never more than is known to be right.</summary>
public sealed class HealthRemedyTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 28, 14, 0, 0, TimeSpan.Zero);

    private static readonly DatabaseInstance Instance = new()
    {
        Name = DatabaseName.Parse("shop"),
        Scope = Scope.Portal,
        State = new StreamState.Live(Now),
        VersionNumber = 160014,
        Role = new DatabaseRole("monitor", false, true, false),
    };

    [Fact]
    public void Horizon_Asks_ForWritersWithoutASnapshotAndNotForVacuum()
    {
        var sql = new HorizonRule().Sql(Instance);

        Assert.Contains("greatest(age(backend_xid), age(backend_xmin))", sql, StringComparison.Ordinal);
        Assert.Contains("'autovacuum worker'", sql, StringComparison.Ordinal);
        Assert.Contains("pg_stat_progress_vacuum", sql, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(6, null)]
    [InlineData(7, "drop index concurrently \"s\".\"i\"; -- unless a replica reads it")]
    public void UnusedIndex_CountedForLessThanAWeek_IsNotToBeDropped(int days, string? remedy) =>
        Assert.Equal(remedy, Line(new UnusedIndexesRule(), new UnusedIndexesRule.Index("a", "s", "t", "i", 11L << 20, Now.AddDays(-days), Now)));

    [Theory]
    [InlineData(150000, false)]
    [InlineData(160000, true)]
    public void UnusedIndexes_LastReading_IsKnownFrom16On(int version, bool known)
    {
        var sql = new UnusedIndexesRule().Sql(Instance with { VersionNumber = version })!;

        Assert.Equal(known, sql.Contains("last_idx_scan", StringComparison.Ordinal));
        Assert.Contains("pg_postmaster_start_time()", sql, StringComparison.Ordinal);
    }

    [Fact]
    public void LockTable_Full_NeedsTwiceWhatThereIs() =>
        Assert.Equal("alter system set max_locks_per_transaction = 1024; -- takes effect after a restart", Judge(new LockTableRule(), new LockTableRule.Use(900, 1000, 512)).Remedy);

    [Fact]
    public void DuplicateIndex_BehindAConstraint_GoesWithIt()
    {
        var index = new DuplicateIndexesRule.Index { Id = 2, Table = 9, Schema = "s", TableName = "t", Name = "i", Shape = "btree;1;t;", Keys = "1", IsUnique = true };

        Assert.Equal("alter table \"s\".\"t\" drop constraint \"k\";", Line(new DuplicateIndexesRule(), index with { Id = 1 }, index with { Constraint = "k" }));
    }

    [Fact]
    public void DuplicateIndexes_MoreThanAreLookedAt_IsUnknown()
    {
        var check = Judge(new DuplicateIndexesRule(), [.. Enumerable.Range(1, 5_001).Select(n => new DuplicateIndexesRule.Index { Id = n, Table = n, Database = "a" })]);

        Assert.Equal((LightColour.Unknown, "health.duplicateIndexes.cut"), (check.Colour, check.Sentence.Code));
    }

    [Theory]
    [InlineData(140000, false)]
    [InlineData(150000, true)]
    public void DuplicateIndexes_NullsNotDistinct_IsAskedFrom15On(int version, bool asked) =>
        Assert.Equal(asked, new DuplicateIndexesRule().Sql(Instance with { VersionNumber = version }).Contains("indnullsnotdistinct", StringComparison.Ordinal));

    [Theory]
    [InlineData(null, 1L << 20, false)]
    [InlineData(null, 2L << 30, true)]
    [InlineData(1_700.0, 2L << 30, false)]
    [InlineData(1_900.0, 1L << 20, true)]
    public void Slot_Unread_IsDroppedWhenItsReaderIsGoneForGood(double? idle, long kept, bool dropped) =>
        Assert.Equal(dropped ? "drop" : null, Judge(new SlotsRule(), new SlotsRule.Slot("s", false, kept, "reserved", "drop", idle)).Remedy);

    [Theory]
    [InlineData(160014, false)]
    [InlineData(170000, true)]
    public void Slots_OfThePrimary_AreLeftOutFrom17On(int version, bool known) =>
        Assert.Equal(known, new SlotsRule().Sql(Instance with { VersionNumber = version }).Contains("not synced", StringComparison.Ordinal));

    [Theory]
    [InlineData("i_ccnew", "drop")]
    [InlineData("i_ccold1", "drop")]
    [InlineData("i", "reindex")]
    public void Invalid_LeftoverOfAReindex_IsDropped(string name, string verb) => Assert.Equal($"{verb} index concurrently \"s\".\"{name}\";", Line(new InvalidRule(), new InvalidRule.Thing("a", true, "s", "t", name)));

    [Fact]
    public void Checksums_Off_AreAHint()
    {
        var check = Judge(new ChecksumsRule(), new ChecksumsRule.Count("a", 0, null, false));

        Assert.Equal((LightColour.Green, "health.checksums.off", "health.checksums.enable"), (check.Colour, check.Sentence.Code, Assert.Single(check.Findings).Says.Code));
    }

    [Theory]
    [InlineData("configuration file", "alter system set fsync = on;\nselect pg_reload_conf();")]
    [InlineData("command line", "-- fsync stands on the command line of the server, where alter system changes nothing: mend it there")]
    public void Setting_OfTheCommandLine_IsNotMendedBySql(string source, string remedy) => Assert.Equal(remedy, Judge(new SettingsRule(), new SettingsRule.Setting("fsync", "off", false, source)).Remedy);

    private static HealthCheck Judge(IHealthRule rule, params object[] facts) => rule.Judge(facts, Instance);

    /// <summary>The last line of the remedy: the one before names the database.</summary>
    private static string? Line(IHealthRule rule, params object[] facts) => Judge(rule, facts).Remedy?.ReplaceLineEndings("\n").Split('\n')[^1];
}
