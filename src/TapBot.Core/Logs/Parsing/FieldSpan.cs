namespace TapBot.Core.Logs;

/// <summary>Where a field stands in the text of its line. A key that is not in the text is the complement of its number in <see cref="FieldName"/>.</summary>
internal readonly record struct FieldSpan(
    int KeyStart, int KeyLength, int ValueStart, int ValueLength, LogFieldKind Kind, Escaping KeyEscaping = Escaping.None, Escaping ValueEscaping = Escaping.None)
{
    /// <summary>A field whose name the format leaves out.</summary>
    public static FieldSpan Named(int name, int start, int length, LogFieldKind kind = LogFieldKind.String, Escaping escaping = Escaping.None) =>
        new(~name, 0, start, length, kind, ValueEscaping: escaping);

    /// <summary>The key.</summary>
    public string Key(ReadOnlySpan<char> text) => KeyStart < 0 ? FieldName.All[~KeyStart] : Escapes.Resolve(text.Slice(KeyStart, KeyLength), KeyEscaping);

    /// <summary>The value, escapes resolved.</summary>
    public string Value(ReadOnlySpan<char> text) => Escapes.Resolve(Raw(text), ValueEscaping);

    /// <summary>The value as it is written.</summary>
    public ReadOnlySpan<char> Raw(ReadOnlySpan<char> text) => text.Slice(ValueStart, ValueLength);

    /// <summary>The value without allocating where it has no escapes.</summary>
    public ReadOnlySpan<char> ValueSpan(ReadOnlySpan<char> text) => ValueEscaping == Escaping.None ? Raw(text) : Value(text);

    /// <summary>The key without allocating where it has no escapes.</summary>
    public ReadOnlySpan<char> KeySpan(ReadOnlySpan<char> text) =>
        KeyStart < 0 || KeyEscaping != Escaping.None ? Key(text) : text.Slice(KeyStart, KeyLength);

    /// <summary>Key, value and kind.</summary>
    public LogField ToField(ReadOnlySpan<char> text) => new(Key(text), Value(text), Kind);
}
