using System.Data;
using Npgsql;
using TapBot.Core.Figures;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>
/// Reads what all checks need and judges it: one batch for the instance and the database of the log-in, and one for each other database, the busiest first. A statement that the server
/// refuses leaves its check unknown, and one that takes too long or loses the connection those behind it as well; what was read is kept.
/// </summary>
internal sealed class HealthExam(DatabaseAsk ask, IReadOnlyList<IHealthRule> rules, TimeProvider time)
{
    /// <summary>How many databases are looked into at most.</summary>
    public const int MostDatabases = 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5), PatienceInAll = TimeSpan.FromSeconds(20);

    private static readonly string DatabasesSql = $"""
        select d.datname::text, has_database_privilege(d.oid, 'connect'), d.datname = current_database() from pg_database d left join pg_stat_database s on s.datid = d.oid
        where d.datallowconn and not d.datistemplate or d.datname = current_database() order by 3 desc, s.xact_commit desc nulls last, 1 limit {MostDatabases + 1}
        """;

    /// <summary>Looks at everything once.</summary>
    /// <exception cref="DatabaseException">The instance cannot be reached.</exception>
    public async Task<HealthReport> RunAsync(DatabaseInstance instance, CancellationToken cancellationToken)
    {
        if (instance.VersionNumber == 0 || instance.Role is null)
            throw new DatabaseException(instance.Reason);
        var (at, began) = (time.GetUtcNow(), time.GetTimestamp());
        var (facts, due) = (new HealthFacts(), Due(instance, false).Concat(Due(instance, true)).ToList());
        var databases = await BeginAsync(instance, due, facts, cancellationToken);
        foreach (var database in databases.Take(MostDatabases))
        {
            var left = database.IsOwn ? due : Due(instance, true);
            if (left.Count == 0)
                continue;
            if (!database.MayConnect)
                facts.Unread(database.Name, Phrase.Of("health.unread.connect"), $"grant connect on database {SqlName.Quote(database.Name)} to {SqlName.Quote(instance.Role.Name)};");
            else if (time.GetElapsedTime(began) > PatienceInAll)
                facts.Unread(database.Name, Phrase.Of("health.unread.late"));
            else
                await ReadAsync(database.Name, instance, left, facts, cancellationToken);
        }
        if (databases.Count > MostDatabases)
            facts.Unread(null, Phrase.Of("health.unread.many", ("most", MostDatabases)));
        return new HealthReport(at, [.. rules.Select(r => facts.Judge(r, instance)).OrderByDescending(c => c.Colour)]);
    }

    private List<IHealthRule> Due(DatabaseInstance instance, bool isPerDatabase) =>
        [.. rules.Where(r => r.IsPerDatabase == isPerDatabase && r.Sql(instance) is not null && !HealthFacts.IsBlind(r, instance))];

    /// <summary>Lists the databases and reads what is due of the instance and of the log-in's own database. What stays due of the latter was not come to: it is asked for anew.</summary>
    private async Task<IReadOnlyList<Database>> BeginAsync(DatabaseInstance instance, List<IHealthRule> due, HealthFacts facts, CancellationToken cancellationToken)
    {
        var databases = rules.Any(r => r.IsPerDatabase) ? new List<Database>() : null;
        try
        {
            await ask.AskAsync(instance.Name, null, async (connection, token) =>
            {
                await ReadAsync(connection, instance, due, facts, databases, token);
                return true;
            }, Patience, cancellationToken);
        }
        catch (DatabaseException failed) when (databases is not { Count: 0 })
        {
            foreach (var rule in due.Where(r => !r.IsPerDatabase))
                facts.Refused(rule, null, failed.Reason);
            due.RemoveAll(r => !r.IsPerDatabase);
        }
        return databases ?? [];
    }

    /// <summary>Reads what is due of one database.</summary>
    private async Task ReadAsync(string database, DatabaseInstance instance, List<IHealthRule> due, HealthFacts facts, CancellationToken cancellationToken)
    {
        try
        {
            await ask.AskAsync(instance.Name, database, async (connection, token) =>
            {
                await ReadAsync(connection, instance, due, facts, null, token);
                return true;
            }, Patience, cancellationToken);
        }
        catch (DatabaseException failed)
        {
            foreach (var rule in due)
                facts.Refused(rule, database, failed.Reason);
        }
    }

    /// <param name="connection">To the database.</param>
    /// <param name="instance">What it is of.</param>
    /// <param name="due">The checks that are read for; each is taken out when it was.</param>
    /// <param name="facts">What they get.</param>
    /// <param name="databases">Takes the databases of the instance, which are listed first; null when they are known.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    private static async Task ReadAsync(NpgsqlConnection connection, DatabaseInstance instance, List<IHealthRule> due, HealthFacts facts, List<Database>? databases, CancellationToken cancellationToken)
    {
        while (due.Count > 0 || databases is { Count: 0 })
        {
            await using var batch = new NpgsqlBatch(connection);
            if (databases is { Count: 0 })
                batch.BatchCommands.Add(new NpgsqlBatchCommand(DatabasesSql));
            foreach (var rule in due)
                batch.BatchCommands.Add(new NpgsqlBatchCommand(rule.Sql(instance)!));
            try
            {
                await ReadAsync(batch, due, facts, databases, cancellationToken);
            }
            catch (PostgresException said) when (connection.State is ConnectionState.Open && databases is not { Count: 0 })
            {
                facts.Refused(due[0], connection.Database, DatabaseTrouble.Describe(said, connection.ConnectionString));
                due.RemoveAt(0);
            }
        }
    }

    /// <summary>Takes each answer as it comes; what is still due afterwards was not read.</summary>
    private static async Task ReadAsync(NpgsqlBatch batch, List<IHealthRule> due, HealthFacts facts, List<Database>? databases, CancellationToken cancellationToken)
    {
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        if (databases is { Count: 0 })
        {
            while (await rows.ReadAsync(cancellationToken))
                databases.Add(new Database(rows.GetString(0), rows.GetBoolean(1), rows.GetBoolean(2)));
            await rows.NextResultAsync(cancellationToken);
        }
        while (due.Count > 0)
        {
            facts.Add([(due[0], await due[0].ReadAsync(rows, cancellationToken))]);
            due.RemoveAt(0);
            await rows.NextResultAsync(cancellationToken);
        }
    }

    /// <summary>A database of the instance; the own one is that of the log-in.</summary>
    private readonly record struct Database(string Name, bool MayConnect, bool IsOwn);
}
