namespace TapBot.Core.Logs;

/// <summary>Finds <c>key=value</c> somewhere in words that are no fields, as tracing, hclog and many others end their lines.</summary>
internal static class PlainPairs
{
    /// <summary>The value of the first such pair.</summary>
    public static bool TryFind(ReadOnlySpan<char> text, ReadOnlySpan<char> key, out ReadOnlySpan<char> value)
    {
        value = default;
        for (var from = 0; from < text.Length;)
        {
            var at = text[from..].IndexOf(key, StringComparison.OrdinalIgnoreCase);
            if (at < 0)
                return false;
            at += from;
            var equals = at + key.Length;
            from = equals;
            if (equals >= text.Length || text[equals] != '=' || (at > 0 && !IsBorder(text[at - 1])))
                continue;
            var rest = text[(equals + 1)..];
            if (rest.StartsWith("\""))
            {
                rest = rest[1..];
                var quote = rest.IndexOf('"');
                value = quote < 0 ? rest : rest[..quote];
            }
            else
            {
                var end = rest.IndexOfAny(" \t,;)]}\"&");
                value = end < 0 ? rest : rest[..end];
            }
            return true;
        }
        return false;
    }

    private static bool IsBorder(char before) => before is ' ' or '\t' or ',' or ';' or '(' or '[' or '{' or '"' or '?' or '&';
}
