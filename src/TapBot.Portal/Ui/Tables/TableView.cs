namespace TapBot.Portal.Ui.Tables;

/// <summary>The lines of a table in the order in which they stand: sorted, grouped, without what is folded away.</summary>
internal static class TableView
{
    public static IReadOnlyList<TableRow<TItem>> Arrange<TItem>(
        IReadOnlyList<TItem> items,
        Func<TItem, IComparable?>? sortBy,
        bool descending,
        Func<TItem, TableGroup?>? groupBy,
        IReadOnlySet<string> folded)
    {
        var sorted = Sort(items, sortBy, descending);
        var rows = new List<TableRow<TItem>>(items.Count + 16);
        if (groupBy is null)
        {
            foreach (var item in sorted)
                rows.Add(new(null, item, rows.Count));
            return rows;
        }
        var groups = sorted
            .Select(item => (Item: item, Group: groupBy(item)))
            .GroupBy(pair => pair.Group?.Key ?? "")
            .Select(pairs => (pairs.First().Group, Pairs: pairs))
            .OrderBy(g => g.Group?.Last ?? true)
            .ThenBy(g => g.Group?.Title, TableOrder.Instance);
        foreach (var (group, pairs) in groups)
        {
            if (group is not null)
                rows.Add(new(group, default, rows.Count));
            if (group is not null && folded.Contains(group.Key))
                continue;
            foreach (var (item, _) in pairs)
                rows.Add(new(null, item, rows.Count));
        }
        return rows;
    }

    private static IEnumerable<TItem> Sort<TItem>(IReadOnlyList<TItem> items, Func<TItem, IComparable?>? sortBy, bool descending)
    {
        if (sortBy is null)
            return items;
        var known = items.OrderBy(item => sortBy(item) is null);
        return descending ? known.ThenByDescending(sortBy, TableOrder.Instance) : known.ThenBy(sortBy, TableOrder.Instance);
    }
}
