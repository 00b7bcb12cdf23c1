namespace TapBot.Core.Logs;

/// <summary>
/// A line that was read: its format, what it says, its fields. Only places in the text are kept; strings are made when they are asked for.
/// Immutable for those who use it, thread-safe.
/// </summary>
public sealed class ParsedLine
{
    private readonly string plain;
    private readonly FieldSpan[] spans;
    private IReadOnlyList<LogField>? fields;
    private LineMessage? message;

    internal ParsedLine(string text, string plain, LineFormat format, FieldSpan[] spans)
    {
        (Text, Format) = (text, format);
        (this.plain, this.spans) = (plain, spans);
    }

    /// <summary>The line as it was.</summary>
    public string Text { get; }

    /// <summary>How it is written.</summary>
    public LineFormat Format { get; }

    /// <summary>What to show as the line's text; the line itself when nothing in it is the message. It came from outside: show it through <see cref="AnsiText"/>.</summary>
    public string Message => Said.Text;

    /// <summary>Which field the message came from; null when it is the line itself or made of several fields.</summary>
    public string? MessageKey => Said.Key;

    /// <summary>The fields in the order of the line, the message among them. At most 200.</summary>
    public IReadOnlyList<LogField> Fields => fields ??= spans.Length == 0 ? [] : Array.ConvertAll(spans, span => span.ToField(plain));

    private LineMessage Said => message ??= LineMessage.Of(this);

    /// <summary>A field by its key; a dotted key looks into nested JSON as well.</summary>
    public bool TryFind(string key, out LogField field)
    {
        ArgumentNullException.ThrowIfNull(key);
        var found = TryFindSpan(key, out var span, out var within);
        field = found ? span.ToField(within) : default;
        return found;
    }

    /// <summary>Where a field stands, and in which text.</summary>
    internal bool TryFindSpan(ReadOnlySpan<char> key, out FieldSpan span, out ReadOnlySpan<char> within)
    {
        within = plain;
        return FieldLookup.TryFind(plain, spans, key, out span);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Format}, {spans.Length} fields";
}
