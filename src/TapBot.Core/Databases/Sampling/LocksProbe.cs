using Npgsql;

namespace TapBot.Core.Databases;

/// <summary>How many locks there are.</summary>
internal sealed class LocksProbe : IDatabaseProbe
{
    public string Name => "locks";

    public TimeSpan Every => TimeSpan.FromSeconds(15);

    public string Sql(int version, bool isReplica) => "select count(*)::int, (count(*) filter (where not granted))::int from pg_locks";

    public void Forget(DatabaseReading reading) => reading.Metrics = reading.Metrics with { Locks = null, LocksWaiting = null };

    public async Task ReadAsync(NpgsqlDataReader rows, DatabaseReading reading, CancellationToken cancellationToken)
    {
        await rows.ReadAsync(cancellationToken);
        reading.Metrics = reading.Metrics with { Locks = rows.GetInt32(0), LocksWaiting = rows.GetInt32(1) };
    }
}
