namespace TapBot.Portal.Ui.Tables;

/// <summary>Which rows are ticked. Remembers the last row ticked, so that Shift reaches from there.</summary>
internal sealed class TableSelection
{
    private string? anchor;

    /// <summary>The keys ticked after the box of one row was used.</summary>
    /// <param name="selected">The keys ticked before.</param>
    /// <param name="order">The keys of all rows as they stand on the screen.</param>
    /// <param name="key">The row whose box was used.</param>
    /// <param name="reach">Shift was held: everything from the last row to this one becomes like this one.</param>
    public IReadOnlySet<string> Toggle(IReadOnlySet<string> selected, IReadOnlyList<string> order, string key, bool reach)
    {
        var ticked = !selected.Contains(key);
        IEnumerable<string> touched = [key];
        if (reach && anchor is not null && Between(order, anchor, key) is { } range)
            touched = range;
        anchor = key;
        return Set(selected, touched, ticked);
    }

    /// <summary>Ticks or unticks several rows.</summary>
    public static IReadOnlySet<string> Set(IReadOnlySet<string> selected, IEnumerable<string> keys, bool ticked)
    {
        var result = new HashSet<string>(selected, StringComparer.Ordinal);
        if (ticked)
            result.UnionWith(keys);
        else
            result.ExceptWith(keys);
        return result;
    }

    private static IEnumerable<string>? Between(IReadOnlyList<string> order, string one, string other)
    {
        var (from, to) = (IndexOf(order, one), IndexOf(order, other));
        if (from < 0 || to < 0)
            return null;
        return order.Skip(Math.Min(from, to)).Take(Math.Abs(to - from) + 1);
    }

    private static int IndexOf(IReadOnlyList<string> order, string key)
    {
        for (var i = 0; i < order.Count; i++)
        {
            if (order[i] == key)
                return i;
        }
        return -1;
    }
}
