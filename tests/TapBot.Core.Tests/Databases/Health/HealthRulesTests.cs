using TapBot.Core.Access;
using TapBot.Core.Databases;
using TapBot.Core.Figures;
using TapBot.Core.Streaming;

namespace TapBot.Core.Tests.Databases.Health;

/// <summary>Each check with facts that make it fire and facts that do not.</summary>
public sealed class HealthRulesTests
{
    private const LightColour Green = LightColour.Green, Yellow = LightColour.Yellow, Red = LightColour.Red, Unknown = LightColour.Unknown;
    private static readonly DateTimeOffset Now = new(2026, 11, 28, 14, 0, 0, TimeSpan.Zero), Long = Now.AddDays(-30);

    private static readonly DatabaseInstance Instance = new()
    {
        Name = DatabaseName.Parse("shop"),
        Scope = Scope.Portal,
        State = new StreamState.Live(Now),
        VersionNumber = 160014,
        Role = new DatabaseRole("monitor", false, true, false),
    };

    private static readonly DatabaseMetrics Calm = new() { At = Now, DeadlocksPerSecond = 0, RollbacksPerSecond = 0, TransactionsPerSecond = 100 };

    /// <summary>A colour, the check and its facts.</summary>
    public static TheoryData<LightColour, string, object[]> Cases => new()
    {
        { Green, "idleInTransaction", [] }, { Green, "idleInTransaction", [Session(60)] }, { Yellow, "idleInTransaction", [Session(61)] }, { Red, "idleInTransaction", [Session(61), Session(601)] },
        { Green, "longStatements", [Session(59)] }, { Yellow, "longStatements", [Session(300)] }, { Red, "longStatements", [Session(301)] },
        { Green, "oldTransactions", [Session(299)] }, { Yellow, "oldTransactions", [Session(1800)] }, { Red, "oldTransactions", [Session(1801)] },
        { Green, "blocked", [new BlockedSession(1, "app", 5, "2")] }, { Yellow, "blocked", [new BlockedSession(1, "app", 6, "2")] }, { Red, "blocked", [new BlockedSession(1, "app", 61, "2")] },
        { Yellow, "blocked", [new BlockedSession(1, "app", 6_000, "2", IsAdvisory: true)] },
        { Green, "lockTable", [new LockTableRule.Use(200, 1000, 64)] }, { Yellow, "lockTable", [new LockTableRule.Use(201, 1000, 64)] }, { Red, "lockTable", [new LockTableRule.Use(601, 1000, 64)] }, { Unknown, "lockTable", [] },
        { Green, "deadlocks", [new DeadlocksRule.Count("a", 30, Long, 30 * 86_400)] }, { Yellow, "deadlocks", [new DeadlocksRule.Count("a", 31, Long, 30 * 86_400)] },
        { Yellow, "deadlocks", [new DeadlocksRule.Count("a", 2, Now, 10)] }, { Red, "deadlocks", [new DeadlocksRule.Count("a", 10_000, Now, 3600)] },
        { Green, "rollbacks", [new RollbacksRule.Count("a", 9_000, 1_001)] },
        { Green, "checkpoints", [new CheckpointsRule.Count(10, 10, 1024)] }, { Green, "checkpoints", [new CheckpointsRule.Count(2, 9, 1024)] }, { Yellow, "checkpoints", [new CheckpointsRule.Count(10, 11, 1024)] }, { Unknown, "checkpoints", [] },
        { Green, "replication", [] }, { Green, "replication", [new ReplicationRule.Receiver("r", 16 << 20, 5)] }, { Yellow, "replication", [new ReplicationRule.Receiver("r", 17 << 20, null)] },
        { Red, "replication", [new ReplicationRule.Receiver("r", 0, 61)] }, { Green, "replication", [new ReplicationRule.Receiver("", 0, 3_600)] }, { Red, "replication", [new ReplicationRule.Receiver("", 2 << 20, 61)] },
        { Yellow, "replication", [new ReplicationRule.Receiver("", null, null, IsFed: false)] },
        { Green, "slots", [new SlotsRule.Slot("s", true, 1 << 20, "reserved", "drop")] }, { Yellow, "slots", [new SlotsRule.Slot("s", false, 1 << 20, "reserved", "drop")] },
        { Yellow, "slots", [new SlotsRule.Slot("s", true, 2L << 30, "extended", "drop")] }, { Red, "slots", [new SlotsRule.Slot("s", false, 2L << 30, "extended", "drop")] },
        { Red, "slots", [new SlotsRule.Slot("s", true, 11L << 30, "extended", "drop")] }, { Red, "slots", [new SlotsRule.Slot("s", true, 1, "unreserved", "drop")] }, { Red, "slots", [new SlotsRule.Slot("s", true, null, "lost", "drop")] },
        { Green, "archiving", [new ArchivingRule.Archiver(false, null, Now, "x", 1)] }, { Green, "archiving", [new ArchivingRule.Archiver(true, Now, Long, "x", 1)] },
        { Red, "archiving", [new ArchivingRule.Archiver(true, Long, Now, "x", 1)] }, { Red, "archiving", [new ArchivingRule.Archiver(true, null, Now, "x", 1)] }, { Unknown, "archiving", [] },
        { Yellow, "archiving", [new ArchivingRule.Archiver(true, null, null, null, 0, HasTarget: false, 3)] }, { Red, "archiving", [new ArchivingRule.Archiver(true, null, null, null, 0, HasTarget: false, 501)] },
        { Green, "archiving", [Archiver(Now, 50)] }, { Yellow, "archiving", [Archiver(Now, 51)] }, { Red, "archiving", [Archiver(Now, 501)] }, { Yellow, "archiving", [Archiver(null, 1)] }, { Green, "archiving", [Archiver(null, 0)] },
        { Unknown, "archiving", [Archiver(Now, null)] },
        { Green, "wraparound", [new WraparoundRule.Age("a", 500_000_000, 1)] }, { Yellow, "wraparound", [new WraparoundRule.Age("a", 1, 500_000_001)] }, { Red, "wraparound", [new WraparoundRule.Age("a", 1_200_000_001, 1)] },
        { Green, "horizon", [new HorizonRule.Holder("session", "x", 1_000_000, null)] }, { Yellow, "horizon", [new HorizonRule.Holder("slot", "x", 1_000_001, null)] }, { Red, "horizon", [new HorizonRule.Holder("prepared", "x", 50_000_001, null)] },
        { Green, "deadRows", [Table(dead: 20_000, limit: 10_000)] }, { Yellow, "deadRows", [Table(dead: 20_001, limit: 10_000)] }, { Red, "deadRows", [Table(dead: 200_001, limit: 20_000)] }, { Green, "deadRows", [Table(dead: 10_000, limit: 50)] },
        { Unknown, "deadRows", [new DeadRowsRule.Table("a", "", "", 0, 0, 0, null)] },
        { Green, "autovacuumOff", [] }, { Yellow, "autovacuumOff", [new AutovacuumOffRule.Table("a", "s", "t")] },
        { Green, "unusedIndexes", [Unused(10L << 20, Long)] }, { Yellow, "unusedIndexes", [Unused(11L << 20, Long)] }, { Green, "unusedIndexes", [Unused(11L << 20, Now.AddDays(-6))] },
        { Green, "missingIndexes", [Scanned(499, 1_000_000_000_000, 0)] }, { Green, "missingIndexes", [Scanned(500, 10_000_000_000, 0)] }, { Yellow, "missingIndexes", [Scanned(500, 10_000_000_001, 0)] },
        { Green, "missingIndexes", [Scanned(500, 10_000_000_000, 20_000)] },
        { Green, "duplicateIndexes", [Index(1, "1"), Index(2, "2")] }, { Yellow, "duplicateIndexes", [Index(1, "1"), Index(2, "1")] },
        { Green, "invalid", [] }, { Yellow, "invalid", [new InvalidRule.Thing("a", true, "s", "t", "i")] }, { Yellow, "invalid", [new InvalidRule.Thing("a", false, "s", "t", "c")] },
        { Green, "sequences", [Sequence(75, 100)] }, { Yellow, "sequences", [Sequence(76, 100)] }, { Red, "sequences", [Sequence(91, 100)] },
        { Unknown, "sequences", [new SequencesRule.Sequence("a", false, "s", "", 3, 0)] }, { Red, "sequences", [new SequencesRule.Sequence("a", false, "s", "", 3, 0), Sequence(91, 100)] },
        { Green, "checksums", [new ChecksumsRule.Count("a", 0, null, true)] }, { Green, "checksums", [new ChecksumsRule.Count("a", 0, null, false)] }, { Red, "checksums", [new ChecksumsRule.Count("a", 1, Now, true)] }, { Unknown, "checksums", [] },
        { Green, "settings", [new SettingsRule.Setting("fsync", "on", false)] }, { Red, "settings", [new SettingsRule.Setting("fsync", "off", false)] }, { Yellow, "settings", [new SettingsRule.Setting("shared_buffers", "1", true)] },
        { Green, "settings", [new SettingsRule.Setting("log_lock_waits", "off", false)] },
        { Green, "logIn", [new LogInRule.Extension(true, true, "shop")] }, { Green, "logIn", [new LogInRule.Extension(false, false, "shop")] },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Judge_Facts_HasTheColour(LightColour expected, string rule, object[] facts)
    {
        var check = Rule(rule).Judge(facts, Instance with { Metrics = Calm });

        Assert.Equal((expected, rule), (check.Colour, check.Name));
    }

    [Fact]
    public void Judge_EveryRule_HasACaseThatFiresAndOneThatClears()
    {
        var byFigures = HealthRules.All.OfType<FigureRule>().Select(r => r.Name).Append("logIn").Append("rollbacks");
        foreach (var rule in HealthRules.All.Select(r => r.Name).Except(byFigures))
        {
            var colours = Cases.Select(c => c.Data).Where(c => c.Item2 == rule).Select(c => c.Item1).ToList();
            Assert.True(colours.Contains(Green) && colours.Any(c => c is Yellow or Red), rule);
        }
    }

    [Theory]
    [InlineData(77, Green)]
    [InlineData(78, Yellow)]
    [InlineData(88, Red)]
    public void Judge_Connections_LeavesOutWhatIsReserved(int used, LightColour expected) =>
        Assert.Equal(expected, Rule("connections").Judge([], Instance with { Metrics = new DatabaseMetrics { At = Now, ConnectionsUsed = used, ConnectionsLimit = 100, ConnectionsReserved = 3 } }).Colour);

    [Theory]
    [InlineData(0.5, 9, Green)]
    [InlineData(0.96, 100, Green)]
    [InlineData(0.94, 100, Yellow)]
    [InlineData(0.89, 100, Red)]
    public void Judge_CacheHit_IgnoresFewReads(double share, double reads, LightColour expected) =>
        Assert.Equal(expected, Rule("cacheHit").Judge([], Instance with { Metrics = new DatabaseMetrics { At = Now, CacheHitRatio = share, BlocksReadPerSecond = reads } }).Colour);

    [Fact]
    public void Judge_CacheHitWithoutARate_IsUnknown() =>
        Assert.Equal(Unknown, Rule("cacheHit").Judge([], Instance with { Metrics = new DatabaseMetrics { At = Now, CacheHitRatio = 0.5 } }).Colour);

    [Theory]
    [InlineData(null, Unknown)]
    [InlineData(0.0, Green)]
    [InlineData(0.2, Yellow)]
    [InlineData(0.4, Red)]
    public void Judge_DeadlocksOfNow_CountThoseOfOneReading(double? rate, LightColour expected) =>
        Assert.Equal(expected, Rule("deadlocks").Judge([new DeadlocksRule.Count("a", 1, Long, 30 * 86_400)], Instance with { Metrics = Calm with { DeadlocksPerSecond = rate } }).Colour);

    [Theory]
    [InlineData(null, 100.0, Unknown)]
    [InlineData(10.0, 100.0, Green)]
    [InlineData(11.0, 100.0, Yellow)]
    [InlineData(51.0, 100.0, Red)]
    [InlineData(0.9, 0.9, Green)]
    public void Judge_RollbacksOfNow_AreAShareOfEnough(double? failed, double all, LightColour expected)
    {
        var check = Rule("rollbacks").Judge([new RollbacksRule.Count("a", 9_000, 1_001)], Instance with { Metrics = Calm with { RollbacksPerSecond = failed, TransactionsPerSecond = all } });

        Assert.Equal(expected, check.Colour);
        Assert.Contains(check.Findings, f => f is { Colour: Green, Says.Code: "health.rollbacks.row" });
    }

    /// <summary>A check, its threshold, and facts that are a little worse than its bound of red.</summary>
    public static TheoryData<string, NamedThreshold, object[]> ByBounds => new()
    {
        { "idleInTransaction", DatabaseThresholds.IdleInTransaction, [Session(601)] }, { "longStatements", DatabaseThresholds.LongStatements, [Session(301)] }, { "oldTransactions", DatabaseThresholds.OldestTransaction, [Session(1801)] },
        { "blocked", DatabaseThresholds.LongestWait, [new BlockedSession(1, "app", 61, "2")] }, { "lockTable", DatabaseThresholds.LockTable, [new LockTableRule.Use(601, 1000, 64)] },
        { "deadlocks", DatabaseThresholds.DeadlocksPerDay, [new DeadlocksRule.Count("a", 7201, Now, 86_400)] }, { "checkpoints", DatabaseThresholds.CheckpointsRequested, [new CheckpointsRule.Count(10, 90, 1024)] },
        { "replication", DatabaseThresholds.ReplicaLag, [new ReplicationRule.Receiver("r", 0, 61)] }, { "replication", DatabaseThresholds.ReplicaBehind, [new ReplicationRule.Receiver("r", 2L << 30, null)] },
        { "slots", DatabaseThresholds.SlotKept, [new SlotsRule.Slot("s", true, 11L << 30, "extended", "drop")] }, { "archiving", DatabaseThresholds.ArchiveWaiting, [Archiver(Now, 501)] },
        { "wraparound", DatabaseThresholds.Wraparound, [new WraparoundRule.Age("a", 1_200_000_001, 1)] }, { "horizon", DatabaseThresholds.Horizon, [new HorizonRule.Holder("session", "x", 50_000_001, null)] },
        { "deadRows", DatabaseThresholds.DeadRows, [Table(dead: 200_001, limit: 20_000)] }, { "unusedIndexes", DatabaseThresholds.UnusedIndexes, [Unused(2L << 40, Long)] },
        { "missingIndexes", DatabaseThresholds.MissingIndexes, [Scanned(500, 10_000_000_000_001, 0)] }, { "sequences", DatabaseThresholds.Sequences, [Sequence(91, 100)] },
    };

    [Theory]
    [MemberData(nameof(ByBounds))]
    public void Judge_BoundsOfTheInstance_AreThoseThatHold(string rule, NamedThreshold threshold, object[] facts)
    {
        HealthCheck Judged(double yellow, double red) => Rule(rule).Judge(facts, Instance with { Metrics = Calm, Bounds = new Dictionary<string, Threshold> { [threshold.Name] = threshold.Default with { Yellow = yellow, Red = red } } });

        Assert.Equal(Green, Judged(threshold.Most * 0.99, threshold.Most).Colour);
        Assert.Equal(Yellow, Judged(threshold.Default.Yellow, threshold.Most).Colour);
        Assert.Equal(Red, Judged(threshold.Least, threshold.Default.Yellow).Colour);
        Assert.Contains(threshold, Rule(rule).Thresholds);
    }

    [Theory]
    [InlineData("idleInTransaction", "databases.idleInTransaction", "interval '7.5 s'")]
    [InlineData("horizon", "databases.horizon", "xids > 7.5 ")]
    [InlineData("deadRows", "databases.deadRows", "dead > 7.5 *")]
    [InlineData("unusedIndexes", "databases.unusedIndexes", "> 7.5\n")]
    [InlineData("sequences", "databases.sequences", "last > most * 7.5 ")]
    public void Sql_OfWhatIsManyRows_AsksForThoseBeyondTheBoundOnly(string rule, string threshold, string sql) => Assert.Contains(
        sql, Rule(rule).Sql(Instance with { Bounds = new Dictionary<string, Threshold> { [threshold] = new(7.5, 8, true, 0, TimeSpan.Zero) } })!.ReplaceLineEndings("\n"), StringComparison.Ordinal);

    [Theory]
    [InlineData(0.2, 0, Yellow)]
    [InlineData(0.2, 1, Green)]
    [InlineData(0.4, 1, Yellow)]
    public void Judge_DeadlocksOfNow_ByTheBoundsOfOneReading(double rate, double yellow, LightColour expected) => Assert.Equal(expected, Rule("deadlocks").Judge(
        [], Instance with { Metrics = Calm with { DeadlocksPerSecond = rate }, Bounds = new Dictionary<string, Threshold> { ["databases.deadlocks"] = new(yellow, 9, true, 0, TimeSpan.Zero) } }).Colour);

    [Fact]
    public void Thresholds_OfTheRoom_AreDeclaredOnceAndEachIsUsed()
    {
        Assert.Equal(DatabaseThresholds.All.Count, DatabaseThresholds.All.Select(t => t.Name).Distinct().Count());
        Assert.All(HealthRules.All.SelectMany(r => r.Thresholds), t => Assert.Contains(t, DatabaseThresholds.All));
        Assert.All(DatabaseThresholds.All, t => Assert.Null(t.Flaw(t.Default)));
        Assert.Empty(DatabaseThresholds.All.Where(t => !t.HasMemory).Except(HealthRules.All.SelectMany(r => r.Thresholds)));
    }

    [Fact]
    public void Judge_UnusedIndexesOfAReplica_AreLeftToThePrimary()
    {
        var replica = Instance with { Metrics = new DatabaseMetrics { At = Now, IsReplica = true } };

        Assert.Null(Rule("unusedIndexes").Sql(replica));
        Assert.Equal("health.unusedIndexes.replica", Rule("unusedIndexes").Judge([], replica).Sentence.Code);
    }

    [Fact]
    public void Judge_FiguresMissing_IsUnknown() => Assert.All(HealthRules.All.OfType<FigureRule>(), r => Assert.Equal(Unknown, r.Judge([], Instance).Colour));

    [Fact]
    public void Judge_LogIn_SaysSuperuserAndBlindness()
    {
        var facts = new object[] { new LogInRule.Extension(true, true, "shop") };

        Assert.Equal(Yellow, Rule("logIn").Judge(facts, Instance with { Role = new DatabaseRole("postgres", true, true, true) }).Colour);
        var blind = Rule("logIn").Judge(facts, Instance with { Role = new DatabaseRole("bl\"ind", false, false, false) });
        Assert.Equal((Unknown, "grant pg_monitor to \"bl\"\"ind\";"), (blind.Colour, blind.Remedy));
    }

    [Theory]
    [InlineData(160014, "pg_stat_bgwriter")]
    [InlineData(170000, "pg_stat_checkpointer")]
    public void Sql_Checkpoints_AsksTheViewOfTheVersion(int version, string view) => Assert.Contains(view, Rule("checkpoints").Sql(Instance with { VersionNumber = version }), StringComparison.Ordinal);

    [Theory]
    [InlineData(170009, false)]
    [InlineData(180000, true)]
    public void Sql_DeadRows_KnowsTheUpperBoundFrom18On(int version, bool known) =>
        Assert.Equal(known, Rule("deadRows").Sql(Instance with { VersionNumber = version })!.Contains("autovacuum_vacuum_max_threshold", StringComparison.Ordinal));

    [Fact]
    public void Judge_NamesThatAreNotHarmless_AreQuotedInTheRemedy()
    {
        var check = Rule("invalid").Judge([new InvalidRule.Thing("d\nrop", true, "s", "t", "x\"; drop table y; --")], Instance);

        Assert.Equal("-- database \"d?rop\"\nreindex index concurrently \"s\".\"x\"\"; drop table y; --\";", check.Remedy!.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Judge_ManyFindings_AreCutAndSaysSo()
    {
        var check = Rule("autovacuumOff").Judge([.. Enumerable.Range(0, 33).Select(n => new AutovacuumOffRule.Table("a", "s", $"t{n}"))], Instance);

        Assert.Equal((HealthCheck.MostFindings, 13, 33), (check.Findings.Count, check.More, check.Sentence.Arguments["count"]));
    }

    [Fact]
    public void Judge_LongSessions_NamesTheBoundInForce() =>
        Assert.Equal(DatabaseThresholds.LongStatements.Default.Yellow, Rule("longStatements").Judge([], Instance).Sentence.Arguments["boundSeconds"]);

    [Fact]
    public void Judge_BlockedInAChain_EndsTheRootOnly()
    {
        var check = Rule("blocked").Judge([new BlockedSession(2, "b", 9, "1", Remedy: "end 1;"), new BlockedSession(3, "c", 9, "2", Remedy: "end 2;"), new BlockedSession(4, "d", 9, "1", IsAdvisory: true, "end it;")], Instance);

        Assert.Equal("end 1;", check.Remedy);
    }

    private static IHealthRule Rule(string name) => HealthRules.All.Single(r => r.Name == name);

    private static LongSession Session(double seconds) => new(7, "app", seconds, "select 1;");

    private static DeadRowsRule.Table Table(long dead, double limit) => new("a", "s", "t", dead, 1, limit, null);

    private static UnusedIndexesRule.Index Unused(long bytes, DateTimeOffset since) => new("a", "s", "t", "i", bytes, since, Now);

    private static ArchivingRule.Archiver Archiver(DateTimeOffset? at, long? ready) => new(true, at, null, null, 0, Ready: ready);

    private static MissingIndexesRule.Table Scanned(long scans, long read, long indexScans) => new("a", "s", "t", 1_000_000, scans, read, indexScans, "select 1;");

    private static DuplicateIndexesRule.Index Index(long id, string keys) => new() { Id = id, Table = 9, Shape = "btree;1;t;", Keys = keys };

    private static SequencesRule.Sequence Sequence(long last, long end) => new("a", true, "s", "q", last, end);
}
