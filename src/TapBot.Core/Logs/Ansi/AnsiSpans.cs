namespace TapBot.Core.Logs;

/// <summary>Gathers the spans of a line: stretches of the same look are one, and there is a limit.</summary>
internal sealed class AnsiSpans
{
    private readonly List<AnsiSpan> spans = [];
    private AnsiStyle lastStyle;
    private int from;

    /// <summary>The text from the last call up to <paramref name="end"/> had this look.</summary>
    public void Close(int end, AnsiStyle style)
    {
        var (start, length) = (from, end - from);
        from = end;
        if (length == 0 || style.IsPlain)
            return;
        if (spans is [.., var last] && last.Start + last.Length == start && lastStyle == style)
            spans[^1] = last with { Length = last.Length + length };
        else if (spans.Count < AnsiText.MaxSpans)
        {
            spans.Add(new AnsiSpan(start, length, style.ToClasses()));
            lastStyle = style;
        }
    }

    public IReadOnlyList<AnsiSpan> ToList() => spans.Count == 0 ? [] : spans;
}
