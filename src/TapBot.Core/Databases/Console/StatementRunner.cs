using System.Data;
using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>
/// Sends statements of people over one connection. What a person wrote goes alone in one batch command, which the driver does not take apart and of which the server takes just one statement: as it
/// stands, or behind the words that declare a cursor or prepare it. What yields rows and can be neither goes in a command that has a parameter by place: the driver does not take that apart either,
/// and it can be asked for texts, which a batch cannot. So all values come as the server writes them.
/// </summary>
internal sealed class StatementRunner(NpgsqlConnection connection, TimeProvider time)
{
    /// <summary>What tells the transaction from any other: nothing that a statement does can change when it began.</summary>
    public const string Mark = "extract(epoch from pg_catalog.transaction_timestamp())::pg_catalog.text";

    private const int FirstRows = 10, ExportRows = 1000;

    /// <summary>What yields rows though no cursor can be declared for it and it cannot be prepared.</summary>
    private static readonly HashSet<string> Yielding = ["call", "execute", "explain", "fetch", "show"];

    private readonly List<string> notices = [];
    private readonly Dictionary<int, PageRow> ahead = [];

    /// <summary>Runs one statement up to its first page.</summary>
    /// <param name="number">The number of the statement in its run, which names its cursor.</param>
    /// <param name="statement">The statement.</param>
    /// <param name="meaning">What it does.</param>
    /// <param name="rows">Rows of the page.</param>
    /// <param name="characters">Characters of the page.</param>
    /// <param name="whole">True to run a query to its end, though only a page of it is kept: functions in it may have effects.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<QueryResult> RunAsync(int number, SqlStatement statement, SqlMeaning meaning, int rows, int characters, bool whole, CancellationToken cancellationToken)
    {
        var result = new QueryResult { Statement = statement, Meaning = meaning };
        var (begun, before) = (time.GetTimestamp(), 0);
        notices.Clear();
        connection.Notice += Note;
        try
        {
            if (meaning.IsQuery)
            {
                var declare = $"declare {CursorOf(number)} no scroll cursor for ";
                before = declare.Length;
                await SendAsync(declare + statement.Text, cancellationToken);
                var (page, columns) = await FetchAsync(number, rows, characters, cancellationToken);
                result = result with { Page = page, Columns = columns, IsOpen = page.HasMore };
                if (whole && page.HasMore)
                {
                    await using var rest = new NpgsqlCommand($"move forward all in {CursorOf(number)}", connection);
                    await rest.ExecuteNonQueryAsync(cancellationToken);
                }
            }
            else if (meaning.Verb is "insert" or "update" or "delete" or "merge" or "with")
            {
                var prepare = $"prepare {CursorOf(number)} as ";
                before = prepare.Length;
                await SendAsync(prepare + statement.Text, cancellationToken);
                before = 0;
                await using var command = new NpgsqlCommand($"execute {CursorOf(number)}", connection) { AllResultTypesAreUnknown = true };
                await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, cancellationToken);
                result = await AllAsync(result, reader, rows, characters, cancellationToken);
            }
            else if (Yielding.Contains(meaning.Verb) && !SqlLexer.Tokens(statement.Text).Any(t => statement.Text[t.Start] == '$' && t.Kind == SqlTokenKind.Number))
            {
                // Nothing in it means the parameter, which is there for the driver alone.
                await using var command = new NpgsqlCommand(statement.Text, connection) { AllResultTypesAreUnknown = true, Parameters = { new() { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Integer } } };
                await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, cancellationToken);
                result = await AllAsync(result, reader, rows, characters, cancellationToken);
            }
            else
            {
                await using var batch = BatchOf(statement.Text);
                await using var reader = await batch.ExecuteReaderAsync(CommandBehavior.SequentialAccess, cancellationToken);
                result = await AllAsync(result, reader, rows, characters, cancellationToken);
            }
        }
        catch (PostgresException said)
        {
            result = result with { Error = QueryError.Of(said, before) };
        }
        finally
        {
            connection.Notice -= Note;
        }
        return result with { Took = time.GetElapsedTime(begun), Notices = [.. notices] };
    }

    /// <summary>The next page of a cursor: few rows first, and more when they are small, since what has been asked for must be taken.</summary>
    public async Task<(QueryPage Page, IReadOnlyList<QueryColumn> Columns)> FetchAsync(int number, int rows, int characters, CancellationToken cancellationToken)
    {
        var page = new PageReader(characters);
        if (ahead.Remove(number, out var first))
            page.Add(first);
        IReadOnlyList<QueryColumn> columns = [];
        // One more than is shown tells whether there is more.
        var next = Math.Min(FirstRows, rows + 1 - page.Count);
        while (true)
        {
            var had = page.Count;
            await using (var command = new NpgsqlCommand(string.Create(CultureInfo.InvariantCulture, $"fetch forward {next} from {CursorOf(number)}"), connection) { AllResultTypesAreUnknown = true })
            await using (var reader = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, cancellationToken))
            {
                columns = Columns(reader);
                while (await reader.ReadAsync(cancellationToken))
                    await page.AddAsync(reader, cancellationToken);
            }
            if (page.Count > rows)
                ahead[number] = page.TakeLast();
            if (page.Count - had < next || page.IsFull || ahead.ContainsKey(number))
                return (page.ToPage(hasMore: ahead.ContainsKey(number) || page.Count - had == next), columns);
            var perRow = 1 + (page.Characters / page.Count);
            next = Math.Clamp(Math.Min((characters - page.Characters) / perRow, next * 4), 1, rows + 1 - page.Count);
        }
    }

    /// <summary>Writes all rows of a query into a file.</summary>
    public async Task ExportAsync(SqlStatement statement, RowWriter rows, CancellationToken cancellationToken)
    {
        await SendAsync($"declare {CursorOf(0)} no scroll cursor for {statement.Text}", cancellationToken);
        for (var first = true; ; first = false)
        {
            var before = rows.Rows;
            await using var command = new NpgsqlCommand($"fetch forward {ExportRows} from {CursorOf(0)}", connection) { AllResultTypesAreUnknown = true };
            await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, cancellationToken);
            if (first)
                await rows.BeginAsync(Columns(reader), cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
                await rows.AddAsync(reader, cancellationToken);
            if (rows.Rows - before < ExportRows)
                break;
        }
        await rows.EndAsync(cancellationToken);
    }

    /// <summary>Ends the transaction, and says how it ended.</summary>
    public async Task<(QueryEnd End, QueryError? Error)> EndAsync(bool keep)
    {
        try
        {
            await using var command = new NpgsqlCommand(keep ? "commit" : "rollback", connection);
            await command.ExecuteNonQueryAsync(CancellationToken.None);
            return (keep ? QueryEnd.Committed : QueryEnd.RolledBack, null);
        }
        catch (PostgresException said)
        {
            return (QueryEnd.RolledBack, QueryError.Of(said));
        }
        catch (Exception broken) when (broken is NpgsqlException or InvalidOperationException or IOException)
        {
            // Without a commit nothing is kept, however the connection ended.
            return (keep ? QueryEnd.Unknown : QueryEnd.RolledBack, new QueryError(Phrase.Of("console.error.broken", ("said", broken.Message))));
        }
    }

    /// <summary>The names of types, and whether the transaction is still the one that the portal began.</summary>
    public async Task<(IReadOnlyList<QueryColumn> Columns, bool IsOurs)> LookAsync(IReadOnlyList<QueryColumn> columns, string mark, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            $"select {Mark}, t, pg_catalog.format_type(t::pg_catalog.oid, null) from pg_catalog.unnest(pg_catalog.string_to_array($1, ',')) with ordinality as u(t, n) union all select {Mark}, null, null",
            connection) { Parameters = { new() { Value = string.Join(',', columns.Select(c => c.Type).Distinct()) } } };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var (names, isOurs) = (new Dictionary<string, string>(StringComparer.Ordinal), false);
        while (await reader.ReadAsync(cancellationToken))
        {
            isOurs = !reader.IsDBNull(0) && reader.GetString(0) == mark;
            if (!reader.IsDBNull(1) && !reader.IsDBNull(2))
                names[reader.GetString(1)] = reader.GetString(2);
        }
        return ([.. columns.Select(c => c with { Type = names.GetValueOrDefault(c.Type, c.Type) })], isOurs);
    }

    private static string CursorOf(int number) => string.Create(CultureInfo.InvariantCulture, $"tapbot_{number}");

    /// <summary>The columns with the numbers of their types, which <see cref="LookAsync"/> turns into names.</summary>
    private static IReadOnlyList<QueryColumn> Columns(NpgsqlDataReader reader) =>
        [.. Enumerable.Range(0, reader.FieldCount).Select(i => new QueryColumn(reader.GetName(i), reader.GetDataTypeOID(i).ToString(CultureInfo.InvariantCulture)))];

    /// <summary>Takes what a statement yields that cannot be had page by page: the first rows are kept, the others pass by.</summary>
    private static async Task<QueryResult> AllAsync(QueryResult result, NpgsqlDataReader reader, int rows, int characters, CancellationToken cancellationToken)
    {
        var (page, columns, more) = (new PageReader(characters), Columns(reader), false);
        while (await reader.ReadAsync(cancellationToken))
        {
            if (page.Count < rows && !page.IsFull)
                await page.AddAsync(reader, cancellationToken);
            else
                more = true;
        }
        return result with { Columns = columns, Page = page.ToPage(more), Affected = reader.RecordsAffected is >= 0 and var affected && result.Meaning.Writes ? affected : null };
    }

    private async Task SendAsync(string text, CancellationToken cancellationToken)
    {
        await using var batch = BatchOf(text);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private NpgsqlBatch BatchOf(string text) => new(connection) { BatchCommands = { new NpgsqlBatchCommand(text) } };

    private void Note(object sender, NpgsqlNoticeEventArgs said)
    {
        if (notices.Count < QueryLimits.Notices)
            notices.Add($"{said.Notice.Severity}: {said.Notice.MessageText}"[..Math.Min(1000, said.Notice.Severity.Length + 2 + said.Notice.MessageText.Length)]);
    }
}
