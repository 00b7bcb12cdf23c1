namespace TapBot.Core.Proxy;

/// <summary>What a piece of a rule is.</summary>
internal enum RuleTokenKind
{
    /// <summary>The name of a matcher.</summary>
    Name,

    /// <summary>A text in backticks or quotes.</summary>
    Text,

    /// <summary><c>&amp;&amp;</c></summary>
    And,

    /// <summary><c>||</c></summary>
    Or,

    /// <summary><c>!</c></summary>
    Not,

    /// <summary><c>(</c></summary>
    Open,

    /// <summary><c>)</c></summary>
    Close,

    /// <summary><c>,</c></summary>
    Comma,

    /// <summary>There is no more.</summary>
    End,
}
