using Npgsql;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>Adds the SQL of an object and of its parts to what is known of it.</summary>
internal static class ObjectTexts
{
    /// <summary>The object with its definitions, or with the reason why there are none: a table that somebody has locked does not take the rest with it.</summary>
    public static async Task<ObjectDetails> AddAsync(NpgsqlConnection connection, ObjectDetails found, CancellationToken cancellationToken)
    {
        try
        {
            return PlainTextSql.Of(found.Object.Kind) is { } sql
                ? await AddPlainAsync(connection, found, sql, cancellationToken)
                : await AddRelationAsync(connection, found, cancellationToken);
        }
        catch (PostgresException refused)
        {
            return found with { Definition = new ObjectDefinition(null, Why: ObjectTrouble.Describe(refused)) };
        }
    }

    private static async Task<ObjectDetails> AddPlainAsync(NpgsqlConnection connection, ObjectDetails found, string sql, CancellationToken cancellationToken)
    {
        List<string> lines = [];
        Dictionary<uint, string> constraints = [];
        var batch = new ObjectBatch(connection).AddList(sql, lines, row => row.GetString(1), found.Object.Oid);
        if (found.Object.Kind == ObjectKind.Type)
            AddTexts(batch, "select k.oid, pg_get_constraintdef(k.oid) from pg_constraint k where k.contypid = $1", constraints, found.Object.Oid);
        await batch.RunAsync(cancellationToken);
        return found with
        {
            Constraints = [.. found.Constraints.Select(k => k with { Definition = constraints.GetValueOrDefault(k.Oid) })],
            Definition = lines.Count == 0 ? new ObjectDefinition(null, Why: Phrase.Of("objects.definition.none")) : new ObjectDefinition(string.Join('\n', lines) + "\n"),
        };
    }

    private static async Task<ObjectDetails> AddRelationAsync(NpgsqlConnection connection, ObjectDetails found, CancellationToken cancellationToken)
    {
        List<RelationFrame> frames = [];
        List<ColumnText> columns = [];
        List<ConstraintText> constraints = [];
        List<(int, string)> lines = [];
        Dictionary<uint, string> indexes = [], triggers = [];
        var oid = found.Object.Oid;
        var batch = new ObjectBatch(connection)
            .AddList(RelationTextSql.Frame, frames, RelationTextSql.FrameOf, oid)
            .AddList(RelationTextSql.Columns, columns, RelationTextSql.ColumnOf, oid)
            .AddList(RelationTextSql.Constraints, constraints, RelationTextSql.ConstraintOf, oid)
            .AddList(RelationTextSql.Lines, lines, row => (row.GetInt32(0), row.GetString(1)), oid);
        AddTexts(batch, RelationTextSql.Indexes, indexes, oid);
        AddTexts(batch, RelationTextSql.Triggers, triggers, oid);
        await batch.RunAsync(cancellationToken);
        if (frames is not [var frame])
            return found with { Definition = new ObjectDefinition(null, Why: Phrase.Of("objects.definition.gone")) };
        var defaults = columns.ToDictionary(c => c.Number, c => c.Default);
        var demands = constraints.ToDictionary(c => c.Oid, c => c.Definition);
        return found with
        {
            Columns = [.. found.Columns.Select(c => c with { Default = defaults.GetValueOrDefault(c.Number) })],
            Indexes = [.. found.Indexes.Select(i => i with { Definition = indexes.GetValueOrDefault(i.Oid) })],
            Constraints = [.. found.Constraints.Select(k => k with { Definition = demands.GetValueOrDefault(k.Oid) })],
            Triggers = [.. found.Triggers.Select(t => t with { Definition = triggers.GetValueOrDefault(t.Oid) })],
            Definition = new ObjectDefinition(RelationDdl.Write(frame, columns, constraints, lines)),
        };
    }

    private static void AddTexts(ObjectBatch batch, string sql, Dictionary<uint, string> into, uint oid) => batch.Add(sql, async (rows, token) =>
    {
        while (await rows.ReadAsync(token))
            into[rows.GetFieldValue<uint>(0)] = rows.GetString(1);
    }, oid);
}
