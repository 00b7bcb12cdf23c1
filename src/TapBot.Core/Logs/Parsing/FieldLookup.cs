namespace TapBot.Core.Logs;

/// <summary>
/// Finds a field by its key. The key as it is written comes first, then the same in another case, then what a dotted key means in nested JSON:
/// <c>request.method</c> is <c>{"request":{"method":...}}</c>.
/// </summary>
internal static class FieldLookup
{
    private const int DeepestDots = 8;

    /// <summary>Looks into fields that were read.</summary>
    public static bool TryFind(ReadOnlySpan<char> text, ReadOnlySpan<FieldSpan> fields, ReadOnlySpan<char> key, out FieldSpan found, int depth = 0)
    {
        var similar = -1;
        for (var i = 0; i < fields.Length; i++)
        {
            var name = fields[i].KeySpan(text);
            if (name.Length != key.Length)
                continue;
            if (name.SequenceEqual(key))
            {
                found = fields[i];
                return true;
            }
            if (similar < 0 && name.Equals(key, StringComparison.OrdinalIgnoreCase))
                similar = i;
        }
        found = similar < 0 ? default : fields[similar];
        return similar >= 0 || (depth < DeepestDots && key.Contains('.') && TryFindNested(text, fields, key, out found, depth));
    }

    private static bool TryFindNested(ReadOnlySpan<char> text, ReadOnlySpan<FieldSpan> fields, ReadOnlySpan<char> key, out FieldSpan found, int depth)
    {
        foreach (var field in fields)
        {
            if (field.Kind != LogFieldKind.Object || text[field.ValueStart] != '{')
                continue;
            var name = field.KeySpan(text);
            if (key.Length > name.Length + 1 && key[name.Length] == '.' && key.StartsWith(name, StringComparison.OrdinalIgnoreCase)
                && TryFindWithin(text, field, key[(name.Length + 1)..], out found, depth + 1))
                return true;
        }
        found = default;
        return false;
    }

    private static bool TryFindWithin(ReadOnlySpan<char> text, FieldSpan parent, ReadOnlySpan<char> key, out FieldSpan found, int depth)
    {
        Span<FieldSpan> members = stackalloc FieldSpan[LineFields.Usual];
        var at = parent.ValueStart;
        var within = text[..(parent.ValueStart + parent.ValueLength)];
        var count = JsonFields.Read(within, ref at, members);
        if (count == members.Length)
        {
            members = new FieldSpan[LineFields.Most];
            at = parent.ValueStart;
            count = JsonFields.Read(within, ref at, members);
        }
        found = default;
        return count > 0 && TryFind(text, members[..count], key, out found, depth);
    }
}
