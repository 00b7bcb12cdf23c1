namespace TapBot.Core.Databases;

/// <summary>Writes the statements that make a table or view again. Pure: all of its parts are SQL that the server has written.</summary>
internal static class RelationDdl
{
    /// <summary>The statements, one after the other.</summary>
    /// <param name="frame">What stands around the columns.</param>
    /// <param name="columns">The columns, in their order.</param>
    /// <param name="constraints">The constraints.</param>
    /// <param name="lines">Further statements with their place: below zero before the table, the others after it.</param>
    public static string Write(RelationFrame frame, IReadOnlyList<ColumnText> columns, IReadOnlyList<ConstraintText> constraints, IReadOnlyList<(int Place, string Sql)> lines)
    {
        var before = lines.Where(l => l.Place < 0).Select(l => l.Sql);
        var after = lines.Where(l => l.Place >= 0).OrderBy(l => l.Place).Select(l => l.Sql);
        return string.Join('\n', [.. before, frame.Query is null ? Table(frame, columns, constraints) : View(frame), .. after]) + "\n";
    }

    private static string Table(RelationFrame frame, IReadOnlyList<ColumnText> columns, IReadOnlyList<ConstraintText> constraints)
    {
        var members = columns.Select(Column).Concat(constraints.Where(c => c.IsInside).Select(c => $"CONSTRAINT {c.Name} {c.Definition}")).ToList();
        var body = members.Count == 0 ? "()" : $"(\n  {string.Join(",\n  ", members)}\n)";
        var word = frame.Kind == ObjectKind.ForeignTable ? "FOREIGN TABLE" : frame.IsUnlogged ? "UNLOGGED TABLE" : "TABLE";
        return $"CREATE {word} {frame.Name} {body}" + Tail(
            frame.Bound is null && frame.Parents.Count > 0 ? $"INHERITS ({string.Join(", ", frame.Parents)})" : null,
            frame.PartitionKey is { } key ? $"PARTITION BY {key}" : null,
            frame.Server is { } server ? $"SERVER {server}" : null,
            frame.ServerOptions is { } options ? $"OPTIONS ({options})" : null,
            frame.AccessMethod is { } method ? $"USING {method}" : null,
            frame.Options is { } with ? $"WITH ({with})" : null,
            frame.Tablespace is { } tablespace ? $"TABLESPACE {tablespace}" : null) + ";";
    }

    private static string View(RelationFrame frame)
    {
        var isKept = frame.Kind == ObjectKind.MaterializedView;
        return $"CREATE {(isKept ? "MATERIALIZED VIEW" : "VIEW")} {frame.Name}" + Tail(
            frame.AccessMethod is { } method ? $"USING {method}" : null,
            frame.Options is { } with ? $"WITH ({with})" : null,
            frame.Tablespace is { } tablespace ? $"TABLESPACE {tablespace}" : null)
            + $" AS\n{frame.Query!.TrimEnd().TrimEnd(';')}{(isKept && !frame.IsPopulated ? "\nWITH NO DATA" : "")};";
    }

    private static string Column(ColumnText column) => $"{column.Name} {column.Type}" + Tail(
        column.ForeignOptions is { } options ? $"OPTIONS ({options})" : null,
        column.Collation is { } collation ? $"COLLATE {collation}" : null,
        Value(column),
        column is { IsRequired: true, RequiredName: { } name } ? $"CONSTRAINT {name}" : null,
        column.IsRequired ? "NOT NULL" : null);

    private static string? Value(ColumnText column) => column switch
    {
        { Identity: { } identity, IdentityOptions: { } options } => $"GENERATED {identity} AS IDENTITY ({options})",
        { Generated: { } kind, Default: { } expression } => $"GENERATED ALWAYS AS ({expression}) {kind}",
        { Default: { } value } => $"DEFAULT {value}",
        _ => null,
    };

    private static string Tail(params ReadOnlySpan<string?> parts)
    {
        var tail = "";
        foreach (var part in parts)
            tail += part is null ? "" : $" {part}";
        return tail;
    }
}
