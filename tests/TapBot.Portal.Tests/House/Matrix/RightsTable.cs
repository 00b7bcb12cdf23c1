using System.Runtime.CompilerServices;

namespace TapBot.Portal.Tests.House.Matrix;

/// <summary>The table in <c>rights.txt</c>, beside this file: what each caller is answered by each thing, and what to ask with.</summary>
internal sealed class RightsTable
{
    private RightsTable()
    {
    }

    /// <summary>The callers, in the order of the columns.</summary>
    public IReadOnlyList<string> Columns { get; private set; } = [];

    /// <summary>The answers of each thing.</summary>
    public Dictionary<string, string[]> Rows { get; } = new(StringComparer.Ordinal);

    /// <summary>What stands for a parameter: something of the project of the scoped callers, and something of another one where that makes a difference.</summary>
    public Dictionary<string, (string Own, string? Other)> Samples { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What is sent to an endpoint that says nothing about objects without a body.</summary>
    public Dictionary<string, string> Bodies { get; } = new(StringComparer.Ordinal);

    public static RightsTable Read([CallerFilePath] string here = "")
    {
        var table = new RightsTable();
        foreach (var line in File.ReadLines(Path.Combine(Path.GetDirectoryName(here)!, "rights.txt")).Where(l => l.Length > 0 && l[0] != '#'))
            table.Take(line, line.Split('|', 2, StringSplitOptions.TrimEntries));
        return table;
    }

    /// <summary>A row as it is written in the file.</summary>
    public static string Line(string thing, IEnumerable<string> answers) => $"{thing,-78} | {string.Join(' ', answers.Select(a => a.PadRight(8))).TrimEnd()}";

    private void Take(string line, string[] parts)
    {
        if (parts.Length != 2)
            throw new FormatException($"Not a row: {line}");
        var words = parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts[0] == "callers")
            Columns = words;
        else if (parts[0].StartsWith("sample ", StringComparison.Ordinal))
            Samples[parts[0]["sample ".Length..].Trim()] = (words[0], words.ElementAtOrDefault(1));
        else if (parts[0].StartsWith("body ", StringComparison.Ordinal))
            Bodies[parts[0]["body ".Length..]] = parts[1];
        else if (words.Length != Columns.Count || !Rows.TryAdd(parts[0], words))
            throw new FormatException($"A row is there twice, or has not {Columns.Count} answers: {line}");
    }
}
