using System.Text.Encodings.Web;
using System.Text.Json;
using Npgsql;

namespace TapBot.Core.Databases;

/// <summary>Writes rows into a file as they come, value by value and piece by piece: neither a row nor a value is ever held as a whole.</summary>
internal sealed class RowWriter(TextWriter output, ExportFormat format)
{
    private readonly char[] buffer = new char[8192];
    private string[] names = [];

    public long Rows { get; private set; }

    public async Task BeginAsync(IReadOnlyList<QueryColumn> columns, CancellationToken cancellationToken)
    {
        // Two columns may have one name, members of an object may not.
        names = [.. columns.Select((c, i) => columns.Take(i).Count(before => before.Name == c.Name) is > 0 and var count ? $"{c.Name}_{count + 1}" : c.Name)];
        await WriteAsync(format == ExportFormat.Json ? "[" : string.Join(',', names.Select(n => $"\"{n.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\r\n", cancellationToken);
    }

    public async Task AddAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        if (format == ExportFormat.Json)
            await WriteAsync(Rows == 0 ? "\n{" : ",\n{", cancellationToken);
        for (var column = 0; column < names.Length; column++)
        {
            if (format == ExportFormat.Json)
                await WriteAsync($"{(column == 0 ? "" : ",")}{JsonSerializer.Serialize(names[column])}:", cancellationToken);
            else if (column > 0)
                await WriteAsync(",", cancellationToken);
            if (await reader.IsDBNullAsync(column, cancellationToken))
                await WriteAsync(format == ExportFormat.Json ? "null" : "", cancellationToken);
            else
                await ValueAsync(reader, column, cancellationToken);
        }
        await WriteAsync(format == ExportFormat.Json ? "}" : "\r\n", cancellationToken);
        Rows++;
    }

    public async Task EndAsync(CancellationToken cancellationToken)
    {
        if (format == ExportFormat.Json)
            await WriteAsync(Rows == 0 ? "]\n" : "\n]\n", cancellationToken);
        await output.FlushAsync(cancellationToken);
    }

    /// <summary>Whoever takes the file slowly, or not any more, keeps no statement from being ended.</summary>
    private Task WriteAsync(string text, CancellationToken cancellationToken) => output.WriteAsync(text.AsMemory(), cancellationToken);

    private async Task ValueAsync(NpgsqlDataReader reader, int column, CancellationToken cancellationToken)
    {
        using var value = await reader.GetTextReaderAsync(column, cancellationToken);
        var read = await value.ReadBlockAsync(buffer, cancellationToken);
        // A short value without anything in it that means something is written as it is; all others stand between quotes.
        var bare = format == ExportFormat.Csv && read > 0 && read < buffer.Length && buffer.AsSpan(0, read).IndexOfAny("\",\r\n ") < 0;
        if (!bare)
            await WriteAsync("\"", cancellationToken);
        while (read > 0)
        {
            if (bare)
                await output.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            else if (format == ExportFormat.Csv)
                await WriteAsync(new string(buffer, 0, read).Replace("\"", "\"\"", StringComparison.Ordinal), cancellationToken);
            else
                await JsonAsync(value, read, cancellationToken);
            read = read < buffer.Length ? 0 : await value.ReadBlockAsync(buffer, cancellationToken);
        }
        if (!bare)
            await WriteAsync("\"", cancellationToken);
    }

    /// <summary>A character of two halves may be cut between two pieces: its second half is fetched before both are written.</summary>
    private async Task JsonAsync(TextReader value, int read, CancellationToken cancellationToken)
    {
        var text = new string(buffer, 0, read);
        if (char.IsHighSurrogate(text[^1]))
        {
            var half = new char[1];
            if (await value.ReadAsync(half, cancellationToken) > 0)
                text += half[0];
        }
        await WriteAsync(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text), cancellationToken);
    }
}
