namespace TapBot.Core.Logs;

/// <summary>The pieces a filter's text is made of.</summary>
internal enum FilterTokenKind : byte
{
    End,
    Word,
    Pattern,
    Condition,
    Not,
    Or,
    Open,
    Close,
}
