namespace TapBot.Core.Databases;

/// <summary>Reads what a statement does from its words. Pure.</summary>
internal static class SqlReading
{
    private static readonly HashSet<string> Steering = ["begin", "start", "commit", "end", "rollback", "abort", "savepoint", "release"];
    private static readonly HashSet<string> Queries = ["select", "values", "table", "with", "show", "explain", "fetch"];
    private static readonly HashSet<string> Kinds =
        ["table", "index", "view", "materialized", "sequence", "schema", "database", "function", "procedure", "routine", "type", "domain", "extension", "role", "user", "group", "trigger", "policy", "rule", "foreign",
         "server", "wrapper", "data", "event", "publication", "subscription", "tablespace", "aggregate", "collation", "statistics", "language", "only", "if", "exists", "concurrently", "owned", "by", "from", "into", "verbose", "analyze", "full", "freeze"];

    /// <summary>What a statement does.</summary>
    public static SqlMeaning Of(string statement)
    {
        var tokens = SqlLexer.Tokens(statement);
        if (tokens.Count == 0)
            return new SqlMeaning("", SqlEffect.None, null, false, false, false, false);
        var meaning = Of(tokens, 0);
        return SqlReach.Within(statement, tokens) ? meaning with { Effect = SqlEffect.ChangesServer } : meaning;
    }

    private static SqlMeaning Of(List<SqlToken> tokens, int from)
    {
        // A query may stand in parentheses of its own.
        var first = from;
        while (first < tokens.Count && tokens[first].IsSymbol('('))
            first++;
        var verb = first < tokens.Count && tokens[first].Kind == SqlTokenKind.Word ? tokens[first].Value : "";
        if (verb == "explain")
            return Explained(tokens, from);
        var (effect, target) = Danger(tokens, from, verb);
        var changes = Changes(tokens, from).Any();
        var makesTable = HasAtTop(tokens, from, "into");
        return new SqlMeaning(verb, effect, target,
            IsQuery: !makesTable && (verb is "select" or "values" or "table" || (verb == "with" && !changes)),
            Writes: changes || makesTable || !Queries.Contains(verb),
            NeedsNoTransaction: IsAlone(tokens, from, verb),
            EndsTransaction: Steering.Contains(verb) || (verb == "prepare" && Word(tokens, from + 1) == "transaction"));
    }

    private static SqlMeaning Explained(List<SqlToken> tokens, int from)
    {
        var (at, analyze) = (from + 1, false);
        if (at < tokens.Count && tokens[at].IsSymbol('('))
        {
            for (; at < tokens.Count && !tokens[at].IsSymbol(')'); at++)
                analyze |= tokens[at].Value is "analyze" or "analyse" && Word(tokens, at + 1) is not ("false" or "off"); // with quotes, too
            at++;
        }
        for (; Word(tokens, at) is "analyze" or "analyse" or "verbose"; at++)
            analyze |= tokens[at].Value != "verbose";
        var inner = Of(tokens, at);
        var runs = analyze && inner.Writes;
        if (analyze && inner.Effect is SqlEffect.ChangesServer)
            return inner with { Verb = "explain", Object = null, IsQuery = false, NeedsNoTransaction = false };
        return new SqlMeaning("explain", runs ? SqlEffect.RunsExplained : SqlEffect.None, runs ? inner.Object ?? Changes(tokens, at).Select(c => ObjectOf(tokens, c + 1)).FirstOrDefault() : null, IsQuery: false, Writes: runs, NeedsNoTransaction: false, EndsTransaction: false);
    }

    private static (SqlEffect Effect, string? Object) Danger(List<SqlToken> tokens, int from, string verb)
    {
        if (SqlReach.Of(tokens, from))
            return (SqlEffect.ChangesServer, null);
        switch (verb)
        {
            case "drop":
                return (SqlEffect.Drops, ObjectsOf(tokens, from + 1));
            case "truncate":
                return (SqlEffect.Empties, ObjectsOf(tokens, from + 1));
            case "prepare":
                for (var at = from + 1; at < tokens.Count; at++)
                {
                    if (tokens[at].Is("as"))
                        return Danger(tokens, at + 1, Word(tokens, at + 1) ?? "");
                }
                return (SqlEffect.None, null);
            case "cluster":
                return (SqlEffect.Rewrites, ObjectOf(tokens, from + 1));
            case "vacuum" when HasWord(tokens, from, "full"):
                return (SqlEffect.Rewrites, ObjectOf(tokens, AfterOptions(tokens, from + 1)));
            case "alter" when Word(tokens, from + 1) == "system":
                return (SqlEffect.ChangesServer, null);
            case "alter" when Word(tokens, from + 1) is "table" or "materialized" && Rewrites(tokens, from):
                return (SqlEffect.Rewrites, ObjectOf(tokens, from + 1));
            case "alter" when Word(tokens, from + 1) is "table" or "type" or "foreign" && Drops(tokens, from):
                return (SqlEffect.Drops, ObjectOf(tokens, from + 1));
        }
        foreach (var at in Changes(tokens, from))
        {
            if (tokens[at].Value is "delete" or "update" && !HasAtTop(tokens, at, "where"))
                return (tokens[at].Value == "delete" ? SqlEffect.DeletesAll : SqlEffect.UpdatesAll, ObjectOf(tokens, at + 1));
        }
        return (SqlEffect.None, null);
    }

    /// <summary>Where statements that change rows begin: the statement itself, or parts of its WITH.</summary>
    private static IEnumerable<int> Changes(List<SqlToken> tokens, int from)
    {
        var depth = 0;
        var isWith = Word(tokens, from) == "with";
        for (var at = from; at < tokens.Count; at++)
        {
            depth += tokens[at].IsSymbol('(') ? 1 : tokens[at].IsSymbol(')') ? -1 : 0;
            if (tokens[at].Kind != SqlTokenKind.Word || tokens[at].Value is not ("insert" or "update" or "delete" or "merge"))
                continue;
            if (at == from || tokens[at - 1].IsSymbol('(') || (isWith && depth == 0 && tokens[at - 1].IsSymbol(')')))
                yield return at;
        }
    }

    private static bool Rewrites(List<SqlToken> tokens, int from)
    {
        for (var at = from + 2; at < tokens.Count; at++)
        {
            if (tokens[at].Is("type") || (tokens[at].Is("set") && Word(tokens, at + 1) is "logged" or "unlogged" or "tablespace" or "access" or "expression"))
                return true;
        }
        return SqlColumnAdd.Rewrites(tokens, from);
    }

    private static bool Drops(List<SqlToken> tokens, int from)
    {
        for (var at = from + 2; at < tokens.Count; at++)
        {
            // DROP DEFAULT, DROP NOT NULL and the like take nothing away but a rule of one column.
            if (tokens[at].Is("drop") && Word(tokens, at + 1) is not ("default" or "not" or "identity" or "expression"))
                return true;
        }
        return false;
    }

    private static bool IsAlone(List<SqlToken> tokens, int from, string verb) => verb switch
    {
        "vacuum" => true,
        "create" or "drop" => Word(tokens, from + 1) is "database" or "tablespace" or "subscription" || Word(tokens, from + 2) == "concurrently" || Word(tokens, from + 3) == "concurrently",
        "alter" => Word(tokens, from + 1) == "system" || (Word(tokens, from + 1) == "database" && HasWord(tokens, from, "tablespace")) || (HasWord(tokens, from, "detach") && HasWord(tokens, from, "concurrently")),
        "reindex" => HasWord(tokens, from, "concurrently") || HasWord(tokens, from, "database") || HasWord(tokens, from, "system") || HasWord(tokens, from, "schema"),
        "cluster" => tokens.Count == from + 1 || (Word(tokens, from + 1) == "verbose" && tokens.Count == from + 2),
        _ => false,
    };

    private static int AfterOptions(List<SqlToken> tokens, int at)
    {
        if (at < tokens.Count && tokens[at].IsSymbol('('))
        {
            while (at < tokens.Count && !tokens[at].IsSymbol(')'))
                at++;
            at++;
        }
        return at;
    }

    /// <summary>The first name after the words that say what kind of thing it is.</summary>
    private static string? ObjectOf(List<SqlToken> tokens, int from)
    {
        for (var at = from; at < tokens.Count; at++)
        {
            var token = tokens[at];
            if (token.Kind == SqlTokenKind.Word && Kinds.Contains(token.Value))
                continue;
            if (token.Kind is not (SqlTokenKind.Word or SqlTokenKind.Name))
                return null;
            return at + 2 < tokens.Count && tokens[at + 1].IsSymbol('.') && tokens[at + 2].Kind is SqlTokenKind.Word or SqlTokenKind.Name ? $"{token.Value}.{tokens[at + 2].Value}" : token.Value;
        }
        return null;
    }

    /// <summary>All names of a list, as they are to be typed.</summary>
    private static string? ObjectsOf(List<SqlToken> tokens, int from)
    {
        if (ObjectOf(tokens, from) is not { } first)
            return null;
        var (names, depth) = (new List<string> { first }, 0);
        for (var at = from; at < tokens.Count; at++)
        {
            depth += tokens[at].IsSymbol('(') ? 1 : tokens[at].IsSymbol(')') ? -1 : 0;
            if (depth == 0 && tokens[at].IsSymbol(',') && ObjectOf(tokens, at + 1) is { } next)
                names.Add(next);
        }
        return string.Join(", ", names);
    }

    /// <summary>True when a word stands outside of parentheses, up to the end of those that the statement itself stands in.</summary>
    private static bool HasAtTop(List<SqlToken> tokens, int from, string word)
    {
        var depth = 0;
        for (var at = from; at < tokens.Count && depth >= 0; at++)
        {
            depth += tokens[at].IsSymbol('(') ? 1 : tokens[at].IsSymbol(')') ? -1 : 0;
            if (depth == 0 && tokens[at].Is(word))
                return true;
        }
        return false;
    }

    private static bool HasWord(List<SqlToken> tokens, int from, string word) => tokens.Skip(from).Any(t => t.Is(word));

    private static string? Word(List<SqlToken> tokens, int at) => at < tokens.Count && tokens[at].Kind == SqlTokenKind.Word ? tokens[at].Value : null;
}
