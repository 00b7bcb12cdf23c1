namespace TapBot.Core.Logs;

/// <summary>How a text hides the characters that would end it.</summary>
internal enum Escaping : byte
{
    None,

    /// <summary>JSON, Go's %q and web servers: <c>\n</c>, <c>\"</c>, <c>\u00e9</c>, <c>\x22</c>.</summary>
    Backslash,

    /// <summary>CSV: a quote is written twice.</summary>
    Doubled,
}
