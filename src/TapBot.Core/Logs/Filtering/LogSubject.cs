namespace TapBot.Core.Logs;

/// <summary>A line while conditions are asked of it: what is needed of it is made once, and only when it is.</summary>
internal ref struct LogSubject(LogLine line)
{
    private string? plain;

    /// <summary>The line.</summary>
    public readonly LogLine Line => line;

    /// <summary>Its text without colours.</summary>
    public string Plain => plain ??= LineParser.WithoutColours(line.Text);

    /// <summary>What is shown of it where that may hold what the text does not: JSON with escapes or a message template. Null elsewhere.</summary>
    public string? Shown =>
        Plain.AsSpan().TrimStart() is ['{', ..] && (Plain.Contains('\\', StringComparison.Ordinal) || Plain.Contains("@mt", StringComparison.Ordinal)) ? line.Parsed.Message : null;

    /// <summary>Finds a field without keeping what was read for it.</summary>
    public bool TryFind(string key, out FieldSpan field, out ReadOnlySpan<char> text)
    {
        if (line.ParsedAlready is { } parsed)
            return parsed.TryFindSpan(key, out field, out text);
        text = Plain;
        return LineParser.TryFindSpan(text, key, out field);
    }
}
