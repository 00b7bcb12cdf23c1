using Npgsql;

namespace TapBot.Core.Databases;

/// <summary>Takes rows from the driver as texts, value by value, so that one of 200 MB passes through without ever being held.</summary>
/// <param name="characters">How many are kept.</param>
internal sealed class PageReader(int characters)
{
    /// <summary>What a value costs besides its text.</summary>
    private const int Weight = 8;

    private const int Least = 64;

    private readonly char[] buffer = new char[4096];
    private readonly List<IReadOnlyList<string?>> rows = [];
    private readonly List<(int Row, int Column, long Length)> cut = [];

    public int Count => rows.Count;

    /// <summary>Characters kept so far.</summary>
    public int Characters { get; private set; }

    public bool IsFull => Characters >= characters;

    /// <summary>Keeps a row that was read before.</summary>
    public void Add(PageRow row)
    {
        cut.AddRange(row.Cut.Select(c => (rows.Count, c.Column, c.Length)));
        rows.Add(row.Values);
        Characters += row.Values.Sum(v => Weight + (v?.Length ?? 0));
    }

    /// <summary>Gives back the last row, which is the first of the next page.</summary>
    public PageRow TakeLast()
    {
        var last = rows.Count - 1;
        var row = new PageRow(rows[last], [.. cut.Where(c => c.Row == last).Select(c => (c.Column, c.Length))]);
        rows.RemoveAt(last);
        cut.RemoveAll(c => c.Row == last);
        return row;
    }

    /// <summary>Keeps the row that the reader stands on.</summary>
    public async Task AddAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        var row = new string?[reader.FieldCount];
        for (var column = 0; column < row.Length; column++)
        {
            Characters += Weight;
            if (await reader.IsDBNullAsync(column, cancellationToken))
                continue;
            // A page that is full already keeps but the beginning of each value until its last row.
            var most = Math.Clamp(characters - Characters, Least, QueryLimits.Cell);
            (row[column], var length) = await ReadAsync(reader, column, most, cancellationToken);
            Characters += row[column]!.Length;
            if (length > row[column]!.Length)
                cut.Add((rows.Count, column, length));
        }
        rows.Add(row);
    }

    public QueryPage ToPage(bool hasMore) => new(rows, cut, hasMore) { Characters = Characters };

    /// <summary>The beginning of a value, and how many characters the whole has: what is not kept is counted as it passes by.</summary>
    private async Task<(string Text, long Length)> ReadAsync(NpgsqlDataReader reader, int column, int most, CancellationToken cancellationToken)
    {
        using var value = await reader.GetTextReaderAsync(column, cancellationToken);
        var read = await value.ReadBlockAsync(buffer, cancellationToken);
        if (read < buffer.Length)
            return (new string(buffer, 0, Math.Min(read, most)), read);
        var (text, length) = (new System.Text.StringBuilder(), 0L);
        for (; read > 0; read = await value.ReadBlockAsync(buffer, cancellationToken))
        {
            length += read;
            text.Append(buffer, 0, Math.Min(read, most - text.Length));
        }
        return (text.ToString(), length);
    }
}
