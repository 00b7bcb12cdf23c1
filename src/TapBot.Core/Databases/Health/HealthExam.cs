using System.Data;
using Npgsql;
using TapBot.Core.Figures;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>
/// Reads what all checks need and judges it: one batch for the instance and one for each database, the busiest first. A statement that the server refuses leaves its check
/// unknown, and one that takes too long or loses the connection those behind it as well; what was read is kept.
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
        var databases = rules.Any(r => r.IsPerDatabase) ? await ask.AskAsync(instance.Name, null, DatabasesAsync, Patience, cancellationToken) : [];
        await ReadAsync(null, instance, facts, cancellationToken);
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

    /// <summary>Reads for the checks of one database, or for those of the instance when there is none.</summary>
    private async Task ReadAsync(string? database, DatabaseInstance instance, HealthFacts facts, CancellationToken cancellationToken)
    {
        List<IHealthRule> due = [.. rules.Where(r => r.IsPerDatabase == database is not null && r.Sql(instance) is not null && !HealthFacts.IsBlind(r, instance))];
        try
        {
            await ask.AskAsync(instance.Name, database, async (connection, token) =>
            {
                await ReadAsync(connection, instance, due, facts, token);
                return true;
            }, Patience, cancellationToken);
        }
        catch (DatabaseException failed)
        {
            foreach (var rule in due)
                facts.Refused(rule, database, failed.Reason);
        }
    }

    private static async Task ReadAsync(NpgsqlConnection connection, DatabaseInstance instance, List<IHealthRule> due, HealthFacts facts, CancellationToken cancellationToken)
    {
        while (due.Count > 0)
        {
            await using var batch = new NpgsqlBatch(connection);
            foreach (var rule in due)
                batch.BatchCommands.Add(new NpgsqlBatchCommand(rule.Sql(instance)!));
            try
            {
                await ReadAsync(batch, due, facts, cancellationToken);
            }
            catch (PostgresException said) when (connection.State is ConnectionState.Open)
            {
                facts.Refused(due[0], connection.Database, DatabaseTrouble.Describe(said, connection.ConnectionString));
                due.RemoveAt(0);
            }
        }
    }

    /// <summary>Takes each answer as it comes; what is still due afterwards was not read.</summary>
    private static async Task ReadAsync(NpgsqlBatch batch, List<IHealthRule> due, HealthFacts facts, CancellationToken cancellationToken)
    {
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        while (due.Count > 0)
        {
            facts.Add([(due[0], await due[0].ReadAsync(rows, cancellationToken))]);
            due.RemoveAt(0);
            await rows.NextResultAsync(cancellationToken);
        }
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
