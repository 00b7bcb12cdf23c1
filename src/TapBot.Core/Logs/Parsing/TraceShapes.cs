namespace TapBot.Core.Logs;

/// <summary>Recognises the lines of stack traces of Java, .NET, Node, Python, Go, Rust, PHP and Ruby. Looks at the beginning of a line only.</summary>
internal static class TraceShapes
{
    private const int Window = 400;

    // Behind indentation.
    private static readonly string[] Frames =
    [
        "at ", "Caused by: ", "Suppressed: ", "---> ", "--- End of ", "File \"", "from /", "thrown in ", "Stack trace:", "stack backtrace:",
        "note: run with `RUST_BACKTRACE", "[CIRCULAR REFERENCE",
    ];

    private static readonly string[] Openings = ["panic: ", "fatal error: ", "goroutine ", "thread '", "[signal "];

    private static readonly string[] Bodies =
    [
        "created by ", "exit status ", "During handling of the above exception", "The above exception was the direct cause", "Node.js v", "}", "main.", "runtime.",
        "[Previous line repeated",
    ];

    /// <summary>The shape of a line.</summary>
    public static TraceShape Of(string line, LineLevel level)
    {
        var text = LineParser.WithoutColours(line).AsSpan();
        text = text[..Math.Min(text.Length, Window)].TrimEnd("\r");
        var bare = text.TrimStart(" \t");
        if (bare.IsEmpty)
            return TraceShape.Body;
        if (IsFrame(bare, isIndented: bare.Length < text.Length))
            return TraceShape.Frame;
        if (bare.Length < text.Length)
        {
            return text[0] == '\t' ? TraceShape.Tabbed
                : text.Length - bare.Length == 6 && level == LineLevel.Unknown ? TraceShape.Wrapped
                : TraceShape.Indented;
        }
        if (text.StartsWith("Traceback (most recent call last)"))
            return TraceShape.Traceback;
        if (StartsWithAny(text, Openings))
            return IsGoroutineOrNoRust(text) ? TraceShape.Opening : TraceShape.None;
        if (IsException(text))
            return TraceShape.Exception;
        return StartsWithAny(text, Bodies) || (level == LineLevel.Unknown && IsGoFunction(text)) ? TraceShape.Body : TraceShape.None;
    }

    private static bool IsFrame(ReadOnlySpan<char> bare, bool isIndented)
    {
        if (bare[0] == '#' && bare.Length > 2 && char.IsAsciiDigit(bare[1]) && bare[..Math.Min(bare.Length, 6)].Contains(' ')) // PHP: #0 /app/x.php(3): f()
            return true;
        if (bare.StartsWith("... ") && (bare.EndsWith(" more") || bare.EndsWith(" omitted")))
            return true;
        if (PostgresFields.Explains(bare))
            return true;
        foreach (var frame in Frames)
        {
            // "at " begins a sentence as well: a frame is indented, or has a place in brackets.
            if (bare.StartsWith(frame) && (isIndented || frame is not ("at " or "from /") || (bare.Contains('(') && bare[^1] == ')')))
                return true;
        }
        return false;
    }

    /// <summary><c>goroutine 1 [running]:</c>, <c>thread 'main' panicked at</c>: the other openings say enough by themselves.</summary>
    private static bool IsGoroutineOrNoRust(ReadOnlySpan<char> text) => text[0] switch
    {
        'g' => text.EndsWith("]:"),
        't' => text.Contains("' panicked at", StringComparison.Ordinal) || text.Contains(") panicked at", StringComparison.Ordinal),
        _ => true,
    };

    /// <summary><c>System.TimeoutException: words</c>, <c>ValueError: words</c>, <c>KeyError</c>: one dotted name that ends as those of exceptions do.</summary>
    private static bool IsException(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAny(": (");
        var name = end < 0 ? text : text[..end];
        if (end >= 0 && text[end] == ' ' && !text[end..].StartsWith(" [") && !text[end..].StartsWith(" ("))
            return false;
        if (name.IsEmpty || !(char.IsAsciiLetter(name[0]) || name[0] == '_') || name.ContainsAnyExcept("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.$\\"))
            return false;
        return name.EndsWith("Exception") || (name.EndsWith("Error") && name.Length > "Error".Length) || name.EndsWith("Exit") || name.EndsWith("Interrupt");
    }

    /// <summary><c>net/http.(*conn).serve(0xc000120000)</c>.</summary>
    private static bool IsGoFunction(ReadOnlySpan<char> text)
    {
        var bracket = text.IndexOf('(');
        return bracket > 2 && text[^1] == ')' && text[..bracket].Contains('.') && !text[..bracket].Contains(' ');
    }

    private static bool StartsWithAny(ReadOnlySpan<char> text, string[] beginnings)
    {
        foreach (var beginning in beginnings)
        {
            if (text.StartsWith(beginning))
                return true;
        }
        return false;
    }
}
