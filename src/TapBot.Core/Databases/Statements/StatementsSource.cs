using Npgsql;
using TapBot.Core.Streaming;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>Reads the statements of an instance every ten seconds while somebody looks, however many look. Nothing is ever reset. Unguarded, so it stays in this room.</summary>
internal sealed class StatementsSource : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(6);

    private readonly SharedSource<DatabaseName, StatementList> source;
    private readonly DatabaseAsk ask;
    private readonly TimeProvider time;

    public StatementsSource(DatabaseAsk ask, TimeProvider time)
    {
        (this.ask, this.time) = (ask, time);
        source = new SharedSource<DatabaseName, StatementList>(
            FollowAsync, static _ => 1,
            static failed => failed is DatabaseException known ? known.Reason : Phrase.Of("databases.trouble.other", ("said", failed.Message)),
            new SharedSourceOptions { MaxItems = 2 }, time);
    }

    public SharedReader<StatementList> Open(DatabaseName database) => source.Open(database);

    public ValueTask DisposeAsync() => source.DisposeAsync();

    private async Task FollowAsync(DatabaseName name, SourceWriter<StatementList> writer, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(StatementList.Every, time);
        do
            writer.Write(await ask.AskAsync(name, null, ReadAsync, Patience, cancellationToken));
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }

    private async Task<StatementList> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var (schema, version, isLoaded, database, role, seesAll) = await ProbeAsync(connection, cancellationToken);
        if (schema is null || !isLoaded)
            return Missing(Phrase.Of(isLoaded ? "statements.noExtension" : "statements.notLoaded", ("database", database)), StatementsSql.Install(isLoaded));
        if (version < StatementsSql.OldestVersion)
            return Missing(Phrase.Of("statements.oldExtension", ("database", database)), "alter extension pg_stat_statements update;");
        await using var command = new NpgsqlCommand(StatementsSql.Statements(schema), connection);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var list = await StatementsSql.ReadAsync(rows, time.GetUtcNow(), cancellationToken);
        var grant = $"grant pg_monitor to {SqlName.Quote(role)};";
        return seesAll ? list : list with { Missing = Phrase.Of("statements.hidden", ("role", role), ("grant", grant)), Remedy = grant };
    }

    private StatementList Missing(Phrase why, string remedy) => new() { At = time.GetUtcNow(), Missing = why, Remedy = remedy };

    private static async Task<(string? Schema, long Version, bool IsLoaded, string Database, string Role, bool SeesAll)> ProbeAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(StatementsSql.Probe, connection);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        await rows.ReadAsync(cancellationToken);
        return (rows.Text(0), rows.Whole(1) ?? 0, rows.GetBoolean(2), rows.GetString(3), rows.GetString(4), rows.GetBoolean(5));
    }
}
