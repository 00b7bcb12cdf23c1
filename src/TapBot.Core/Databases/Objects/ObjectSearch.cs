namespace TapBot.Core.Databases;

/// <summary>Finds objects by a part of their name. Pure.</summary>
public static class ObjectSearch
{
    /// <summary>
    /// The objects whose name, or schema and name, contain the text in any capitals. The name itself comes first, then names that begin with it, then others that contain it,
    /// then those where the schema is needed; among equals the shorter name first.
    /// </summary>
    /// <param name="objects">Where to look.</param>
    /// <param name="text">What to look for; nothing finds nothing.</param>
    /// <param name="most">How many are wanted at most.</param>
    /// <returns>The best of them, and how many there were.</returns>
    public static (IReadOnlyList<DatabaseObject> Found, int Total) Find(IEnumerable<DatabaseObject> objects, string text, int most)
    {
        ArgumentNullException.ThrowIfNull(objects);
        ArgumentNullException.ThrowIfNull(text);
        var wanted = text.Trim();
        if (wanted.Length == 0)
            return ([], 0);
        var found = objects.Select(o => (Object: o, Rank: RankOf(o, wanted))).Where(f => f.Rank < int.MaxValue).ToList();
        return ([.. found.OrderBy(f => f.Rank).ThenBy(f => f.Object.Name.Length).ThenBy(f => f.Object.FullName, StringComparer.Ordinal).ThenBy(f => f.Object.Oid).Take(most).Select(f => f.Object)], found.Count);
    }

    private static int RankOf(DatabaseObject candidate, string wanted)
    {
        if (candidate.Name.Equals(wanted, StringComparison.OrdinalIgnoreCase))
            return 0;
        var at = candidate.Name.IndexOf(wanted, StringComparison.OrdinalIgnoreCase);
        if (at >= 0)
            return at == 0 ? 1 : 2;
        if (candidate.Schema is null)
            return int.MaxValue;
        return candidate.FullName.IndexOf(wanted, StringComparison.OrdinalIgnoreCase) switch { < 0 => int.MaxValue, 0 => 3, _ => 4 };
    }
}
