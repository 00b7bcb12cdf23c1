using Npgsql;

namespace TapBot.Core.Databases;

/// <summary>Where the data directory is. pg_settings leaves it out for whoever may not know.</summary>
internal sealed class PlaceProbe : IDatabaseProbe
{
    private static readonly IReadOnlyList<VersionedSql> All = [VersionedSql.Any("select (select setting from pg_settings where name = 'data_directory'), pg_backend_pid()")];

    public string Name => "place";

    public TimeSpan Every => TimeSpan.FromMinutes(5);

    public IReadOnlyList<VersionedSql> Statements(bool isReplica) => All;

    public async Task ReadAsync(NpgsqlDataReader rows, DatabaseReading reading, CancellationToken cancellationToken)
    {
        await rows.ReadAsync(cancellationToken);
        reading.Place = new DiskClue(rows.IsDBNull(0) ? null : rows.GetString(0), rows.GetInt32(1));
    }
}
