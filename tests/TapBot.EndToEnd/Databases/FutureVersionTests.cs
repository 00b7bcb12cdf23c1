using Npgsql;
using TapBot.Core.Databases;
using TapBot.Core.Figures;

namespace TapBot.EndToEnd.Databases;

/// <summary>A server that answers otherwise than the versions the portal knows, as one to come may: single parts are unknown, the rest goes on.</summary>
public sealed class FutureVersionTests
{
    private static readonly string Server = Environment.GetEnvironmentVariable("TAPBOT_TEST_POSTGRES") ?? throw new InvalidOperationException("TAPBOT_TEST_POSTGRES is not set.");

    private static string Monitor => new NpgsqlConnectionStringBuilder(Server) { Username = "tapbot_monitor" }.ConnectionString;

    [Theory]
    [InlineData("activity", "wait_event_type", "waits_for")]
    [InlineData("counters", "tup_fetched", "rows_fetched")]
    [InlineData("counters", "pg_stat_database", "pg_stat_databases")]
    [InlineData("writing", "checkpoints_timed::int8", "checkpoints_timed::int8::")]
    [InlineData("locks", "extract(epoch from", "extract_age(")]
    [InlineData("server", "superuser_reserved_connections", "reserved_for_superusers")]
    public async Task Sampler_PartIsAskedOtherwise_IsUnknownAloneAndTheInstanceStaysReachable(string part, string known, string toCome)
    {
        await using var watched = new WatchedDatabase(Monitor, probes: [.. DatabaseWatch.Probes.Select(p => p.Name == part ? new Altered(p, known, toCome) : p)]);

        var first = await watched.UntilAsync(i => i is { IsLive: true, Metrics: not null });
        var seen = await watched.UntilAsync(i => i.IsLive && i.Metrics!.At > first.Metrics!.At);

        Assert.Equal("databases.trouble.version", Assert.Single(seen.Missing, m => m.Key == part).Value.Code);
        Assert.Equal(LightColour.Unknown, seen.Colour);
        var metrics = seen.Metrics!;
        Assert.Equal(part == "counters", metrics.TransactionsPerSecond is null);
        Assert.Equal(part == "counters", metrics.CacheHitRatio is null);
        Assert.Equal(part == "activity", metrics.ConnectionsUsed is null);
        Assert.Equal(part == "writing", metrics.WalBytesPerSecond is null);
        Assert.Equal(part == "locks", metrics.Locks is null);
        Assert.Equal(part == "server", metrics.ConnectionsLimit == 0);
        Assert.NotNull(metrics.Size);
    }

    [Fact]
    public async Task Health_CheckIsAskedOtherwise_IsUnknownAlone()
    {
        await using var watched = new WatchedDatabase(Monitor);

        var report = await watched.HealthAsync([new ToCome(), new ChecksumsRule()]);

        Assert.Equal("databases.trouble.version", Assert.Single(report.Checks, c => c.Name == "toCome").Findings[0].Says.Code);
        Assert.Equal(LightColour.Green, Assert.Single(report.Checks, c => c.Name == "checksums").Colour);
    }

    private sealed class Altered(IDatabaseProbe probe, string known, string toCome) : IDatabaseProbe
    {
        public string Name => probe.Name;

        public TimeSpan Every => probe.Every;

        public bool IsNeeded => probe.IsNeeded;

        public IReadOnlyList<VersionedSql> Statements(bool isReplica) =>
            [.. probe.Statements(isReplica).Select(v => v.Text.Contains(known, StringComparison.Ordinal) ? v with { Text = v.Text.Replace(known, toCome, StringComparison.Ordinal) } : v)];

        public void Forget(DatabaseReading reading) => probe.Forget(reading);

        public Task ReadAsync(NpgsqlDataReader rows, DatabaseReading reading, CancellationToken cancellationToken) => probe.ReadAsync(rows, reading, cancellationToken);
    }

    private sealed class ToCome() : HealthRule<string>("toCome")
    {
        public override string Sql(DatabaseInstance instance) => "select pages_repaired from pg_stat_repairs";

        public override HealthCheck Judge(IReadOnlyList<string> facts, DatabaseInstance instance) => Found([]);

        protected override string Fact(NpgsqlDataReader rows) => rows.GetString(0);
    }
}
