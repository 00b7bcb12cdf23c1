using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>What a request must look like before anything is sent. Pure.</summary>
internal static class QueryRules
{
    /// <summary>Refuses what cannot be run as it is.</summary>
    /// <exception cref="QueryRefusedException">It cannot.</exception>
    public static void Check(QueryRequest request, DatabaseInstance instance)
    {
        if (request.Statements.Count is < 1 or > QueryLimits.Statements)
            throw Refused(QueryRefusal.BadArgument, request.Statements.Count == 0 ? "console.refused.nothing" : "console.refused.many", ("most", QueryLimits.Statements));
        if (request.Rows is < 1 or > QueryLimits.Rows)
            throw Refused(QueryRefusal.BadArgument, "console.refused.rows", ("most", QueryLimits.Rows));
        if (request.Statements.Sum(s => s.Text.Length) > QueryLimits.Script)
            throw Refused(QueryRefusal.BadArgument, "console.refused.long", ("most", QueryLimits.Script));
        foreach (var meaning in request.Statements.Select(s => SqlReading.Of(s.Text)))
        {
            if (meaning.EndsTransaction)
                throw Refused(QueryRefusal.BadArgument, "console.refused.steering", ("verb", meaning.Verb.ToUpperInvariant()));
            if (meaning.NeedsNoTransaction && (request.Statements.Count > 1 || request.RollBack))
                throw Refused(QueryRefusal.BadArgument, "console.refused.alone", ("verb", meaning.Verb.ToUpperInvariant()));
            if (meaning.Effect is SqlEffect.ChangesServer && request.Mode is QueryMode.Read)
                throw Refused(QueryRefusal.WrongState, "console.refused.server", ("verb", meaning.Verb.ToUpperInvariant()));
            var name = NameToType(meaning, request, instance);
            if (name is not null && !request.Confirmed.Contains(name))
                throw Refused(QueryRefusal.NeedsConfirmation, "console.refused.confirm", ("name", name), ("effect", meaning.Effect.ToString()));
        }
    }

    /// <summary>What must be typed before a statement runs: the object, or the database where it is about all of it. Null when nothing, as for what is rolled back anyway; a program that has run is not.</summary>
    public static string? NameToType(SqlMeaning meaning, QueryRequest request, DatabaseInstance instance) =>
        request.Mode is QueryMode.Write && (!request.RollBack || meaning.Effect is SqlEffect.ChangesServer) && meaning.Effect is not SqlEffect.None ? meaning.Object ?? request.Database ?? instance.Name.Value : null;

    private static QueryRefusedException Refused(QueryRefusal kind, string code, params (string, object?)[] arguments) => new(Phrase.Of(code, arguments), kind);
}
