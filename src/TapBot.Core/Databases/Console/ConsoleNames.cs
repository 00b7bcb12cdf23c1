using Npgsql;
using TapBot.Core.Access;

namespace TapBot.Core.Databases;

/// <summary>The names of a database that an editor completes.</summary>
public sealed class ConsoleNames
{
    /// <summary>Tables and views that are offered at most, those of public first.</summary>
    public const int Most = 3000;

    /// <summary>Functions that are offered at most of a schema.</summary>
    public const int MostFunctions = 2000;

    private const int MostSchemas = 200;

    private static readonly string Tables = $"""
        select n.nspname::text, c.relname::text, coalesce(array_to_string(array(select a.attname from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped order by a.attnum limit 200), E'\x1f'), '')
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname <> 'information_schema' and n.nspname not like 'pg\_%'
        order by n.nspname <> 'public', n.nspname, c.relname limit {Most}
        """;

    // What stands behind operators, types, indexes and triggers is called by the server alone.
    private static readonly string Functions = $"""
        select n.nspname::text, array_to_string(array(
            select distinct p.proname::text from pg_proc p
            where p.pronamespace = n.oid
              and p.prorettype not in ('trigger'::regtype, 'event_trigger'::regtype, 'internal'::regtype, 'cstring'::regtype, 'language_handler'::regtype, 'fdw_handler'::regtype, 'index_am_handler'::regtype, 'table_am_handler'::regtype, 'tsm_handler'::regtype)
              and not p.proargtypes::oid[] && array['internal'::regtype, 'cstring'::regtype]::oid[]
              and not exists (select from pg_description d where d.objoid = p.oid and d.classoid = 'pg_proc'::regclass and (d.description like 'implementation of %' or d.description like 'internal%' or d.description = 'I/O'))
              and not exists (select from pg_amproc a where a.amproc = p.oid)
            order by 1 limit {MostFunctions}), E'\x1f')
        from pg_namespace n
        where n.nspname = 'pg_catalog' or (n.nspname <> 'information_schema' and n.nspname not like 'pg\_%')
        order by n.nspname not in ('public', 'pg_catalog'), n.nspname limit {MostSchemas}
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly AccessGuard guard;
    private readonly DatabaseAsk ask;

    internal ConsoleNames(AccessGuard guard, DatabaseAsk ask) => (this.guard, this.ask) = (guard, ask);

    /// <summary>The names of one database.</summary>
    /// <exception cref="AccessDeniedException">The actor may not run statements there.</exception>
    /// <exception cref="DatabaseException">The instance cannot be reached, or refuses.</exception>
    public async Task<CatalogNames> OfAsync(Actor actor, DatabaseInstance instance, string? database, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(instance);
        await guard.DemandAsync(actor, Permission.ReadSql, instance.Scope, cancellationToken);
        return await ask.AskAsync(instance.Name, database, ReadAsync, Patience, cancellationToken);
    }

    private static async Task<CatalogNames> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { new NpgsqlBatchCommand(Tables), new NpgsqlBatchCommand(Functions) } };
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        var functions = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var schemas = new Dictionary<string, Dictionary<string, string[]>>(StringComparer.Ordinal);
        while (await rows.ReadAsync(cancellationToken))
        {
            if (!schemas.TryGetValue(rows.GetString(0), out var tables))
                schemas[rows.GetString(0)] = tables = new Dictionary<string, string[]>(StringComparer.Ordinal);
            tables[rows.GetString(1)] = rows.GetString(2).Split('\u001f', StringSplitOptions.RemoveEmptyEntries);
        }
        await rows.NextResultAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            if (rows.GetString(1).Split('\u001f', StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } names)
                functions[rows.GetString(0)] = names;
        }
        return new CatalogNames(schemas, functions);
    }
}
