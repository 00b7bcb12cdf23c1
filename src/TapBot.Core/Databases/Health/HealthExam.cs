using Npgsql;
using TapBot.Core.Figures;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>
/// Reads what all checks need and judges it: one batch for the instance and one for each database, the busiest first. A statement that the server refuses leaves its check
/// unknown; the others go on.
/// </summary>
internal sealed class HealthExam(DatabaseAsk ask, IReadOnlyList<IHealthRule> rules, TimeProvider time)
{
    /// <summary>How many databases are looked into at most.</summary>
    public const int MostDatabases = 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5), PatienceInAll = TimeSpan.FromSeconds(20);

    private static readonly string DatabasesSql = $"""
        select d.datname::text, has_database_privilege(d.oid, 'connect') from pg_database d left join pg_stat_database s on s.datid = d.oid
        where d.datallowconn and not d.datistemplate order by s.xact_commit desc nulls last, 1 limit {MostDatabases + 1}
        """;

    /// <summary>Looks at everything once.</summary>
    /// <exception cref="DatabaseException">The instance cannot be reached.</exception>
    public async Task<HealthReport> RunAsync(DatabaseInstance instance, CancellationToken cancellationToken)
    {
        if (instance.VersionNumber == 0 || instance.Role is null)
            throw new DatabaseException(instance.Reason);
        var (at, began) = (time.GetUtcNow(), time.GetTimestamp());
        var facts = new HealthFacts();
        var databases = await ask.AskAsync(instance.Name, null, async (connection, token) =>
        {
            await ReadAsync(connection, instance, [.. rules.Where(r => !r.IsPerDatabase)], facts, token);
            return await DatabasesAsync(connection, token);
        }, Patience, cancellationToken);
        foreach (var (database, mayConnect) in databases.Take(MostDatabases))
        {
            if (!mayConnect)
                facts.Unread(database, Phrase.Of("health.unread.connect"), $"grant connect on database {SqlName.Quote(database)} to {SqlName.Quote(instance.Role.Name)};");
            else if (time.GetElapsedTime(began) > PatienceInAll)
                facts.Unread(database, Phrase.Of("health.unread.late"));
            else
                await ReadAsync(database, instance, facts, cancellationToken);
        }
        if (databases.Count > MostDatabases)
            facts.Unread(null, Phrase.Of("health.unread.many", ("most", MostDatabases)));
        return new HealthReport(at, [.. rules.Select(r => facts.Judge(r, instance)).OrderByDescending(c => c.Colour)]);
    }

    private async Task ReadAsync(string database, DatabaseInstance instance, HealthFacts facts, CancellationToken cancellationToken)
    {
        try
        {
            await ask.AskAsync(instance.Name, database, async (connection, token) =>
            {
                await ReadAsync(connection, instance, [.. rules.Where(r => r.IsPerDatabase)], facts, token);
                return true;
            }, Patience, cancellationToken);
        }
        catch (DatabaseException failed)
        {
            facts.Unread(database, failed.Reason);
        }
    }

    private static async Task ReadAsync(NpgsqlConnection connection, DatabaseInstance instance, List<IHealthRule> due, HealthFacts facts, CancellationToken cancellationToken)
    {
        due.RemoveAll(r => r.Sql(instance) is null || HealthFacts.IsBlind(r, instance));
        while (due.Count > 0)
        {
            await using var batch = new NpgsqlBatch(connection);
            foreach (var rule in due)
                batch.BatchCommands.Add(new NpgsqlBatchCommand(rule.Sql(instance)!));
            try
            {
                facts.Add(await ReadAsync(batch, due, cancellationToken));
                return;
            }
            catch (PostgresException said) when (said.BatchCommand is NpgsqlBatchCommand failed && batch.BatchCommands.IndexOf(failed) is >= 0 and var index)
            {
                facts.Refused(due[index], connection.Database, DatabaseTrouble.Describe(said, connection.ConnectionString));
                due.RemoveAt(index);
            }
        }
    }

    private static async Task<List<(IHealthRule Rule, IReadOnlyList<object> Facts)>> ReadAsync(NpgsqlBatch batch, List<IHealthRule> due, CancellationToken cancellationToken)
    {
        var read = new List<(IHealthRule, IReadOnlyList<object>)>();
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        foreach (var rule in due)
        {
            read.Add((rule, await rule.ReadAsync(rows, cancellationToken)));
            await rows.NextResultAsync(cancellationToken);
        }
        return read;
    }

    private static async Task<List<(string Name, bool MayConnect)>> DatabasesAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var databases = new List<(string, bool)>();
        await using var command = new NpgsqlCommand(DatabasesSql, connection);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
            databases.Add((rows.GetString(0), rows.GetBoolean(1)));
        return databases;
    }
}
