using TapBot.Core.Databases;

namespace TapBot.Portal.Features.Databases;

/// <summary>A result on the page, to which further pages are added.</summary>
/// <param name="result">As it came.</param>
public sealed class ConsoleResult(QueryResult result)
{
    private readonly List<IReadOnlyList<string?>> rows = [.. result.Page.Rows];
    private readonly Dictionary<(int Row, int Column), long> cut = result.Page.Cut.ToDictionary(c => (c.Row, c.Column), c => c.Length);

    public QueryResult First => result;

    public IReadOnlyList<IReadOnlyList<string?>> Rows => rows;

    /// <summary>The values of which only a part is here, and how many characters the whole has.</summary>
    public IReadOnlyDictionary<(int Row, int Column), long> Cut => cut;

    /// <summary>Characters of all its rows.</summary>
    public int Characters { get; private set; } = result.Page.Characters;

    /// <summary>True when the result goes on behind what is here.</summary>
    public bool HasMore { get; private set; } = result.Page.HasMore;

    /// <summary>True when it goes on and was kept open to be fetched, and the page has room for it.</summary>
    public bool CanGoOn => HasMore && result.IsOpen && Characters < QueryLimits.Characters;

    /// <summary>The plan, when it is one.</summary>
    public QueryPlan? Plan { get; } = result is { Meaning.Verb: "explain", Columns.Count: 1, Page.Rows: [[var text]] } ? PlanReading.Of(text) : null;

    /// <summary>Another page.</summary>
    public void Add(QueryPage page)
    {
        foreach (var (row, column, length) in page.Cut)
            cut[(row + rows.Count, column)] = length;
        rows.AddRange(page.Rows);
        (Characters, HasMore) = (Characters + page.Characters, page.HasMore);
    }
}
