using System.Globalization;

namespace TapBot.Core.Logs;

/// <summary>
/// Reads lines as programs write them. It never fails: what it does not understand is <see cref="LineFormat.Plain"/>. The work is linear in the length of the line.
/// Colours are taken out before reading.
/// </summary>
public static class LineParser
{
    private const char Escape = '\u001B';

    /// <summary>Format, message and fields of a line.</summary>
    public static ParsedLine Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var plain = WithoutColours(text);
        Span<FieldSpan> fields = stackalloc FieldSpan[LineFields.Usual];
        var format = LineFields.Read(plain, fields, out var count);
        if (count == fields.Length)
        {
            fields = new FieldSpan[LineFields.Most];
            format = LineFields.Read(plain, fields, out count);
        }
        return new ParsedLine(text, plain, format, fields[..count].ToArray());
    }

    /// <summary>One field of a line by its key, exactly what <see cref="ParsedLine.TryFind"/> finds, without keeping anything. A dotted key looks into nested JSON.</summary>
    public static bool TryFind(string text, string key, out LogField field)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(key);
        var plain = WithoutColours(text);
        var found = TryFindSpan(plain, key, out var span);
        field = found ? span.ToField(plain) : default;
        return found;
    }

    /// <summary>The members of a nested object with dotted keys (<c>request.method</c>), or the elements of an array by their number (<c>tags.0</c>); one level, at most 200.</summary>
    public static IReadOnlyList<LogField> Expand(LogField field)
    {
        if (field.Kind != LogFieldKind.Object || field.Value is not ['{' or '[', ..])
            return [];
        var members = new FieldSpan[LineFields.Most];
        var at = 0;
        var count = JsonFields.Read(field.Value, ref at, members);
        var isArray = field.Value[0] == '[';
        return [.. members.Take(Math.Max(count, 0)).Select((member, i) => member.ToField(field.Value) with
        {
            Key = $"{field.Key}.{(isArray ? i.ToString(CultureInfo.InvariantCulture) : member.Key(field.Value))}",
        })];
    }

    /// <summary>The same as <see cref="TryFind"/> for a text without colours, without allocating.</summary>
    internal static bool TryFindSpan(ReadOnlySpan<char> plain, ReadOnlySpan<char> key, out FieldSpan field)
    {
        Span<FieldSpan> fields = stackalloc FieldSpan[LineFields.Usual];
        LineFields.Read(plain, fields, out var count);
        if (count == fields.Length)
        {
            fields = new FieldSpan[LineFields.Most];
            LineFields.Read(plain, fields, out count);
        }
        return FieldLookup.TryFind(plain, fields[..count], key, out field);
    }

    /// <summary>What is read and searched: the text without its escape sequences. The same object when there are none.</summary>
    internal static string WithoutColours(string text) => text.Contains(Escape, StringComparison.Ordinal) ? AnsiText.Parse(text).Plain : text;
}
