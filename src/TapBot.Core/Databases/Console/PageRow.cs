namespace TapBot.Core.Databases;

/// <summary>A row of a page, and which of its values were cut.</summary>
/// <param name="Values">One text per column; null is NULL.</param>
/// <param name="Cut">Columns of which only the beginning was kept, and how many characters the whole has.</param>
internal readonly record struct PageRow(IReadOnlyList<string?> Values, IReadOnlyList<(int Column, long Length)> Cut);
