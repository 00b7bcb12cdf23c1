namespace TapBot.Core.Databases;

/// <summary>Rows of a result, as the server writes them.</summary>
/// <param name="Rows">Each with one text per column; null is NULL.</param>
/// <param name="Cut">The values of which only the first <see cref="QueryLimits.Cell"/> characters were kept, or fewer when the page was full: row, column, and how many characters the whole has.</param>
/// <param name="HasMore">True when the result goes on.</param>
public sealed record QueryPage(IReadOnlyList<IReadOnlyList<string?>> Rows, IReadOnlyList<(int Row, int Column, long Length)> Cut, bool HasMore)
{
    /// <summary>How many characters its values have together.</summary>
    public int Characters { get; init; }

    /// <summary>No rows.</summary>
    public static QueryPage Empty { get; } = new([], [], false);
}
