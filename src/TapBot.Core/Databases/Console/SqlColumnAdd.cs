namespace TapBot.Core.Databases;

/// <summary>
/// Whether ALTER TABLE ... ADD COLUMN writes the whole table anew. It does when each row needs a value of its own: a default that is volatile, an identity, a serial, a generated column that is stored.
/// Constants and what is stable within a statement, such as now(), are kept once for all rows (PostgreSQL, ALTER TABLE, Notes). Of functions that are not known here the worst is assumed. Pure.
/// </summary>
internal static class SqlColumnAdd
{
    private static readonly HashSet<string> Serials = ["serial", "bigserial", "smallserial", "serial2", "serial4", "serial8"];

    /// <summary>What may follow ADD and is no column.</summary>
    private static readonly HashSet<string> NoColumns = ["constraint", "primary", "unique", "foreign", "check", "exclude", "generated", "attribute", "value", "table", "not"];

    /// <summary>What ends a default, outside of parentheses.</summary>
    private static readonly HashSet<string> AfterDefault = ["constraint", "not", "check", "unique", "primary", "references", "generated", "deferrable", "initially", "no", "match", "on", "collate", "storage", "compression"];

    /// <summary>What is called with parentheses, and yields the same for all rows of a statement when what it is given does.</summary>
    private static readonly HashSet<string> Steady =
        ["now", "transaction_timestamp", "statement_timestamp", "current_timestamp", "current_time", "localtimestamp", "localtime", "current_setting", "current_database", "current_schema", "current_schemas", "inet_client_addr",
         "pg_backend_pid", "txid_current", "pg_current_xact_id", "coalesce", "nullif", "greatest", "least", "cast", "array", "row", "case", "when", "then", "else", "and", "or", "in", "interval", "date", "time", "timestamp", "timestamptz", "extract", "date_part",
         "date_trunc", "date_bin", "age", "make_date", "make_time", "make_timestamp", "make_timestamptz", "make_interval", "timezone", "to_char", "to_date", "to_timestamp", "to_number", "to_json", "to_jsonb", "json_build_object", "json_build_array",
         "jsonb_build_object", "jsonb_build_array", "array_fill", "array_append", "abs", "ceil", "ceiling", "floor", "round", "trunc", "mod", "power", "sqrt", "sign", "length", "lower", "upper", "initcap", "concat", "concat_ws", "format", "left", "right",
         "lpad", "rpad", "ltrim", "rtrim", "btrim", "trim", "substring", "substr", "replace", "translate", "repeat", "reverse", "split_part", "md5", "sha256", "encode", "decode", "chr", "ascii", "numeric", "decimal", "varchar", "char", "bit", "varbit"];

    /// <summary>True when a column is added, among whatever else the statement does, so that the table is written anew.</summary>
    /// <param name="tokens">The statement.</param>
    /// <param name="from">Where ALTER stands.</param>
    public static bool Rewrites(List<SqlToken> tokens, int from)
    {
        var depth = 0;
        for (var at = from; at < tokens.Count; at++)
        {
            depth += tokens[at].IsSymbol('(') ? 1 : tokens[at].IsSymbol(')') ? -1 : 0;
            if (depth == 0 && tokens[at].Is("add") && Column(tokens, at + 1) is { } name && NeedsRows(tokens, name + 1))
                return true;
        }
        return false;
    }

    /// <summary>Where the name of the added column stands; null when something else is added.</summary>
    private static int? Column(List<SqlToken> tokens, int at)
    {
        var isNamed = at < tokens.Count && tokens[at].Is("column");
        at += isNamed ? 1 : 0;
        if (at + 2 < tokens.Count && tokens[at].Is("if") && tokens[at + 1].Is("not") && tokens[at + 2].Is("exists"))
            at += 3;
        if (at >= tokens.Count || tokens[at].Kind is not (SqlTokenKind.Word or SqlTokenKind.Name))
            return null;
        return !isNamed && tokens[at].Kind == SqlTokenKind.Word && NoColumns.Contains(tokens[at].Value) ? null : at;
    }

    /// <summary>Looks at the type and what follows it, up to the next change of the table.</summary>
    private static bool NeedsRows(List<SqlToken> tokens, int from)
    {
        if (from < tokens.Count && tokens[from].Kind == SqlTokenKind.Word && Serials.Contains(tokens[from].Value))
            return true;
        var (depth, isGenerated) = (0, false);
        for (var at = from; at < tokens.Count; at++)
        {
            depth += tokens[at].IsSymbol('(') ? 1 : tokens[at].IsSymbol(')') ? -1 : 0;
            if (depth != 0)
                continue;
            if (tokens[at].IsSymbol(','))
                return false;
            isGenerated |= tokens[at].Is("generated");
            if (isGenerated && (tokens[at].Is("identity") || tokens[at].Is("stored")))
                return true;
            if (tokens[at].Is("default") && !tokens[at - 1].Is("by") && IsVolatile(tokens, at + 1))
                return true;
        }
        return false;
    }

    private static bool IsVolatile(List<SqlToken> tokens, int from)
    {
        var depth = 0;
        for (var at = from; at < tokens.Count; at++)
        {
            var token = tokens[at];
            if (depth == 0 && (token.IsSymbol(',') || (token.Kind == SqlTokenKind.Word && AfterDefault.Contains(token.Value))))
                return false;
            depth += token.IsSymbol('(') ? 1 : token.IsSymbol(')') ? -1 : 0;
            // A type may have parentheses too, and stands behind :: or AS.
            if (!token.IsSymbol('(') || at == from || tokens[at - 1].Kind is not (SqlTokenKind.Word or SqlTokenKind.Name) || IsType(tokens, at - 1))
                continue;
            if (tokens[at - 1].Kind == SqlTokenKind.Name || !Steady.Contains(tokens[at - 1].Value) || (tokens[at - 2].IsSymbol('.') && !tokens[at - 3].Is("pg_catalog")))
                return true;
        }
        return false;
    }

    private static bool IsType(List<SqlToken> tokens, int at) => at > 0 && (tokens[at - 1].IsSymbol(':') || tokens[at - 1].Is("as"));
}
