namespace TapBot.Core.Logs;

/// <summary>How the text of a search box is to be read.</summary>
public enum LogFilterSyntax : byte
{
    /// <summary>Words, phrases and conditions, see docs/LOGS.md.</summary>
    Words,

    /// <summary>The whole text is one regular expression.</summary>
    Regex,
}
