namespace TapBot.Portal.Features.Databases;

/// <summary>Where a key leads in a tree, as the ARIA authoring practices for trees say. Pure.</summary>
internal static class ObjectTreeKeys
{
    /// <summary>How many lines a page key passes over.</summary>
    public const int Page = 15;

    /// <summary>The line that a key leads to; null when it leads nowhere, or opens or closes the line itself.</summary>
    public static int? Next(IReadOnlyList<ObjectTreeRow> rows, int at, string key)
    {
        if (rows.Count == 0)
            return null;
        return key switch
        {
            "ArrowDown" => Math.Min(at + 1, rows.Count - 1),
            "ArrowUp" => Math.Max(at - 1, 0),
            "PageDown" => Math.Min(at + Page, rows.Count - 1),
            "PageUp" => Math.Max(at - Page, 0),
            "Home" => 0,
            "End" => rows.Count - 1,
            "ArrowRight" when at >= 0 && rows[at].IsOpen == true && at + 1 < rows.Count && rows[at + 1].Level > rows[at].Level => at + 1,
            "ArrowLeft" when at >= 0 && rows[at].IsOpen != true => ParentOf(rows, at),
            _ => null,
        };
    }

    /// <summary>True when the key opens or closes the line.</summary>
    public static bool Toggles(ObjectTreeRow row, string key) => (key, row.IsOpen) is ("ArrowRight", false) or ("ArrowLeft", true);

    /// <summary>The next line whose name begins with what was typed, from the line after this one on; with more than one letter from this one on. Null when there is none.</summary>
    public static int? Find(IReadOnlyList<ObjectTreeRow> rows, int at, string typed, Func<ObjectTreeRow, string> nameOf)
    {
        var first = typed.Length > 1 ? Math.Max(at, 0) : at + 1;
        for (var i = 0; i < rows.Count; i++)
        {
            var candidate = (first + i) % rows.Count;
            if (nameOf(rows[candidate]).StartsWith(typed, StringComparison.OrdinalIgnoreCase))
                return candidate;
        }
        return null;
    }

    private static int? ParentOf(IReadOnlyList<ObjectTreeRow> rows, int at)
    {
        for (var i = at - 1; i >= 0; i--)
        {
            if (rows[i].Level < rows[at].Level)
                return i;
        }
        return null;
    }
}
