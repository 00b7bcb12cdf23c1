namespace TapBot.Core.Logs;

/// <summary>Finds the level among the properties of a line of JSON. It walks the first bytes by itself: most lines need no parser for one word, and some are cut.</summary>
internal static class JsonLevel
{
    private const int WindowBytes = 1024;
    private const int MaxDepth = 2;

    /// <summary>The level of a text that begins with an opening brace.</summary>
    public static LineLevel Parse(ReadOnlySpan<byte> json)
    {
        json = json[..Math.Min(json.Length, WindowBytes)];
        var (signs, at) = (new JsonSigns(), 0);
        ReadObject(json, ref at, 1, ref signs);
        return signs.Level;
    }

    private static void ReadObject(ReadOnlySpan<byte> json, ref int at, int depth, ref JsonSigns signs)
    {
        at++;
        while (TrySkipTo(json, ref at, (byte)'"', (byte)'}'))
        {
            if (!TryReadString(json, ref at, out var key) || !TrySkipTo(json, ref at, (byte)':', (byte)'}'))
                return;
            at++;
            SkipSpace(json, ref at);
            if (at >= json.Length)
                return;
            if (json[at] == '"')
            {
                if (!TryReadString(json, ref at, out var value))
                    return;
                signs.Add(key, value, depth);
            }
            else if (json[at] == '{' && depth < MaxDepth && key.SequenceEqual("log"u8))
                ReadObject(json, ref at, depth + 1, ref signs);
            else if (json[at] is (byte)'{' or (byte)'[')
            {
                SkipNested(json, ref at);
                signs.Add(key, default, depth);
            }
            else
            {
                var end = json[at..].IndexOfAny(",} "u8);
                var value = end < 0 ? json[at..] : json.Slice(at, end);
                at += value.Length;
                signs.AddNumber(key, value, depth);
            }
        }
        at++;
    }

    /// <summary>Stands on the wanted byte; false at the end of the object or of the text.</summary>
    private static bool TrySkipTo(ReadOnlySpan<byte> json, ref int at, byte wanted, byte end)
    {
        while (at < json.Length && json[at] != wanted)
        {
            if (json[at] == end)
                return false;
            at++;
        }
        return at < json.Length;
    }

    private static void SkipSpace(ReadOnlySpan<byte> json, ref int at)
    {
        while (at < json.Length && json[at] is (byte)' ' or (byte)'\t')
            at++;
    }

    /// <summary>Reads a string from its opening quote, as it is written; false when its end is missing.</summary>
    private static bool TryReadString(ReadOnlySpan<byte> json, ref int at, out ReadOnlySpan<byte> text)
    {
        var start = ++at;
        while (at < json.Length)
        {
            var stop = json[at..].IndexOfAny((byte)'"', (byte)'\\');
            if (stop < 0)
                break;
            at += stop;
            if (json[at] == '"')
            {
                text = json[start..at];
                at++;
                return true;
            }
            at += 2;
        }
        at = json.Length;
        text = default;
        return false;
    }

    private static void SkipNested(ReadOnlySpan<byte> json, ref int at)
    {
        var depth = 0;
        while (at < json.Length)
        {
            var stop = json[at..].IndexOfAny("\"{}[]"u8);
            if (stop < 0)
                break;
            at += stop;
            if (json[at] == '"')
            {
                if (!TryReadString(json, ref at, out _))
                    return;
                continue;
            }
            depth += json[at] is (byte)'{' or (byte)'[' ? 1 : -1;
            at++;
            if (depth == 0)
                return;
        }
        at = json.Length;
    }
}
