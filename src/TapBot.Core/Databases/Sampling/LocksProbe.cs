using Npgsql;

namespace TapBot.Core.Databases;

/// <summary>How many locks there are, and for how long the one that is waited for longest is.</summary>
internal sealed class LocksProbe : IDatabaseProbe
{
    private static readonly IReadOnlyList<VersionedSql> All =
    [
        VersionedSql.Any("""
            select count(*)::int, (count(*) filter (where not granted))::int, extract(epoch from clock_timestamp() - min(waitstart) filter (where not granted))::float8 from pg_locks
            """),
    ];

    public string Name => "locks";

    public TimeSpan Every => TimeSpan.FromSeconds(15);

    public IReadOnlyList<VersionedSql> Statements(bool isReplica) => All;

    public void Forget(DatabaseReading reading) => reading.Metrics = reading.Metrics with { Locks = null, LocksWaiting = null, LongestWait = null };

    public async Task ReadAsync(NpgsqlDataReader rows, DatabaseReading reading, CancellationToken cancellationToken)
    {
        await rows.ReadAsync(cancellationToken);
        reading.Metrics = reading.Metrics with { Locks = rows.GetInt32(0), LocksWaiting = rows.GetInt32(1), LongestWait = rows.GetInt32(1) == 0 ? 0 : rows.Real(2) };
    }
}
