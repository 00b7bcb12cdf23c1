using Npgsql;
using TapBot.Core.Access;

namespace TapBot.Core.Databases;

/// <summary>The names of a database that an editor completes.</summary>
public sealed class ConsoleNames
{
    /// <summary>Tables and views that are offered at most, those of public first.</summary>
    public const int Most = 3000;

    private static readonly string Sql = $"""
        select n.nspname::text, c.relname::text, coalesce(array_to_string(array(select a.attname from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped order by a.attnum limit 200), E'\x1f'), '')
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname <> 'information_schema' and n.nspname not like 'pg\_%'
        order by n.nspname <> 'public', n.nspname, c.relname limit {Most}
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly AccessGuard guard;
    private readonly DatabaseAsk ask;

    internal ConsoleNames(AccessGuard guard, DatabaseAsk ask) => (this.guard, this.ask) = (guard, ask);

    /// <summary>Columns by table or view by schema.</summary>
    /// <exception cref="AccessDeniedException">The actor may not run statements there.</exception>
    /// <exception cref="DatabaseException">The instance cannot be reached, or refuses.</exception>
    public async Task<IReadOnlyDictionary<string, Dictionary<string, string[]>>> OfAsync(Actor actor, DatabaseInstance instance, string? database, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(instance);
        await guard.DemandAsync(actor, Permission.ReadSql, instance.Scope, cancellationToken);
        return await ask.AskAsync(instance.Name, database, ReadAsync, Patience, cancellationToken);
    }

    private static async Task<Dictionary<string, Dictionary<string, string[]>>> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Sql, connection);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var schemas = new Dictionary<string, Dictionary<string, string[]>>(StringComparer.Ordinal);
        while (await rows.ReadAsync(cancellationToken))
        {
            if (!schemas.TryGetValue(rows.GetString(0), out var tables))
                schemas[rows.GetString(0)] = tables = new Dictionary<string, string[]>(StringComparer.Ordinal);
            tables[rows.GetString(1)] = rows.GetString(2).Split('\u001f', StringSplitOptions.RemoveEmptyEntries);
        }
        return schemas;
    }
}
