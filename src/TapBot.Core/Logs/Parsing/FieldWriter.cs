namespace TapBot.Core.Logs;

/// <summary>Gathers the fields of a format that names none itself. Empty values and a lone dash are no fields.</summary>
internal ref struct FieldWriter(ReadOnlySpan<char> text, Span<FieldSpan> fields)
{
    private readonly ReadOnlySpan<char> text = text;
    private readonly Span<FieldSpan> fields = fields;

    /// <summary>How many were added.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a field if there is room.</summary>
    public void Add(int name, int start, int length, LogFieldKind kind = LogFieldKind.String, Escaping escaping = Escaping.None)
    {
        if (length > 0 && Count < fields.Length && !(length == 1 && text[start] == '-'))
            fields[Count++] = FieldSpan.Named(name, start, length, kind, escaping);
    }
}
