using Npgsql;
using NpgsqlTypes;

namespace TapBot.Core.Databases;

/// <summary>Several statements sent together: one round trip, one transaction. What they are about goes along as parameters.</summary>
internal sealed class ObjectBatch(NpgsqlConnection connection)
{
    private readonly List<(NpgsqlBatchCommand Command, Func<NpgsqlDataReader, CancellationToken, Task>? Take)> parts = [];

    /// <summary>One statement more.</summary>
    /// <param name="sql">The statement, the same whatever it is asked about.</param>
    /// <param name="take">Takes its rows.</param>
    /// <param name="oid">The first parameter: an object's number.</param>
    /// <param name="catalog">The next parameter: the catalog that the number is of, or a text by itself.</param>
    public ObjectBatch Add(string sql, Func<NpgsqlDataReader, CancellationToken, Task>? take = null, uint? oid = null, string? catalog = null)
    {
        var command = new NpgsqlBatchCommand(sql);
        if (oid is { } number)
            command.Parameters.Add(new NpgsqlParameter { Value = number, NpgsqlDbType = NpgsqlDbType.Oid });
        if (catalog is not null)
            command.Parameters.Add(new NpgsqlParameter { Value = catalog, NpgsqlDbType = NpgsqlDbType.Text });
        parts.Add((command, take));
        return this;
    }

    /// <summary>The same, with each row made into a member of a list.</summary>
    public ObjectBatch AddList<T>(string sql, List<T> into, Func<NpgsqlDataReader, T> make, uint? oid = null, string? catalog = null) => Add(sql, async (rows, token) =>
    {
        while (await rows.ReadAsync(token))
            into.Add(make(rows));
    }, oid, catalog);

    /// <summary>Sends them and takes the answers.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var (command, _) in parts)
            batch.BatchCommands.Add(command);
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        foreach (var (_, take) in parts)
        {
            if (take is not null)
                await take(rows, cancellationToken);
            await rows.NextResultAsync(cancellationToken);
        }
    }
}
