namespace TapBot.Core.Tests.Logs.Parsing;

/// <summary>Lines as real programs write them, one recording for each format.</summary>
internal static class RecordedLines
{
    public static string[] Load(string name)
    {
        using var stream = typeof(RecordedLines).Assembly.GetManifestResourceStream(name) ?? throw new FileNotFoundException($"There is no recording {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Key and value of every field.</summary>
    public static string FieldsOf(string line) => string.Join("; ", Core.Logs.LineParser.Parse(line).Fields.Select(field => $"{field.Key}={field.Value}"));
}
