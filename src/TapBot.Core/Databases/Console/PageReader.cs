using Npgsql;

namespace TapBot.Core.Databases;

/// <summary>Takes rows from the driver as texts, value by value, so that one of 200 MB passes through without ever being held.</summary>
/// <param name="characters">How many are kept.</param>
internal sealed class PageReader(int characters)
{
    private readonly char[] buffer = new char[4096];
    private readonly List<IReadOnlyList<string?>> rows = [];
    private readonly List<(int Row, int Column)> cut = [];

    public int Count => rows.Count;

    /// <summary>Characters kept so far.</summary>
    public int Characters { get; private set; }

    public bool IsFull => Characters >= characters;

    /// <summary>Keeps the row that the reader stands on.</summary>
    public async Task AddAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        var row = new string?[reader.FieldCount];
        for (var column = 0; column < row.Length; column++)
        {
            if (await reader.IsDBNullAsync(column, cancellationToken))
                continue;
            // A page that is full already keeps the beginning of each value until its last row.
            var most = Math.Clamp(characters - Characters, buffer.Length, QueryLimits.Cell);
            (row[column], var isCut) = await ReadAsync(reader, column, most, cancellationToken);
            Characters += row[column]!.Length;
            if (isCut)
                cut.Add((rows.Count, column));
        }
        rows.Add(row);
    }

    public QueryPage ToPage(bool hasMore) => new(rows, cut, hasMore) { Characters = Characters };

    private async Task<(string Text, bool IsCut)> ReadAsync(NpgsqlDataReader reader, int column, int most, CancellationToken cancellationToken)
    {
        using var value = await reader.GetTextReaderAsync(column, cancellationToken);
        var read = await value.ReadBlockAsync(buffer, cancellationToken);
        if (read < buffer.Length)
            return (new string(buffer, 0, read), false);
        var text = new System.Text.StringBuilder().Append(buffer);
        while (text.Length < most && (read = await value.ReadBlockAsync(buffer.AsMemory(0, Math.Min(buffer.Length, most - text.Length)), cancellationToken)) > 0)
            text.Append(buffer, 0, read);
        return (text.ToString(), await value.ReadAsync(buffer.AsMemory(0, 1), cancellationToken) > 0);
    }
}
