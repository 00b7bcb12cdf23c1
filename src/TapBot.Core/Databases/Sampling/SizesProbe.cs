using Npgsql;

namespace TapBot.Core.Databases;

/// <summary>How large the databases are. The server walks through directories for it, so it is asked seldom.</summary>
internal sealed class SizesProbe : IDatabaseProbe
{
    private const int Most = 200;

    private static readonly IReadOnlyList<VersionedSql> All =
    [
        VersionedSql.Any($"""
            select datname::text, case when has_database_privilege(datname, 'connect') or pg_has_role('pg_read_all_stats', 'usage') then pg_database_size(oid) end
            from pg_database where not datistemplate order by 2 desc nulls last limit {Most}
            """),
    ];

    public string Name => "sizes";

    public TimeSpan Every => TimeSpan.FromMinutes(5);

    public IReadOnlyList<VersionedSql> Statements(bool isReplica) => All;

    public void Forget(DatabaseReading reading) => reading.Metrics = reading.Metrics with { Databases = [], Size = null, SizesAt = null };

    public async Task ReadAsync(NpgsqlDataReader rows, DatabaseReading reading, CancellationToken cancellationToken)
    {
        var databases = new List<DatabaseSize>();
        while (await rows.ReadAsync(cancellationToken))
            databases.Add(new(rows.GetString(0), rows.IsDBNull(1) ? null : rows.GetInt64(1)));
        reading.Metrics = reading.Metrics with { Databases = databases, Size = databases.Sum(d => d.Bytes ?? 0), SizesAt = reading.Metrics.At };
    }
}
