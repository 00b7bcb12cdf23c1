namespace TapBot.Core.Databases;

/// <summary>A trigger (pg_trigger).</summary>
/// <param name="Oid">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="When">When it fires, in SQL: <c>before insert or update for each row</c>.</param>
/// <param name="Function">The function it calls, as it is written in SQL.</param>
/// <param name="State"><c>enabled</c>, <c>disabled</c>, <c>replica</c> or <c>always</c>.</param>
/// <param name="Comment">Its comment.</param>
public sealed record ObjectTrigger(uint Oid, string Name, string When, string Function, string State, string? Comment)
{
    /// <summary>The statement that makes it; null when definitions were not read.</summary>
    public string? Definition { get; init; }

    /// <summary>The words for a tgtype (src/include/catalog/pg_trigger.h of PostgreSQL).</summary>
    internal static string WhenOf(int bits)
    {
        var events = new[] { (4, "insert"), (16, "update"), (8, "delete"), (32, "truncate") }.Where(e => (bits & e.Item1) != 0).Select(e => e.Item2);
        return $"{((bits & 64) != 0 ? "instead of" : (bits & 2) != 0 ? "before" : "after")} {string.Join(" or ", events)} for each {((bits & 1) != 0 ? "row" : "statement")}";
    }
}
