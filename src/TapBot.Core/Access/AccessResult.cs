namespace TapBot.Core.Access;

/// <summary>How a change of people or tokens ended.</summary>
public enum AccessResult
{
    /// <summary>It is stored.</summary>
    Done,

    /// <summary>There is no such person or token.</summary>
    NotFound,

    /// <summary>Something in the request cannot be taken.</summary>
    Invalid,

    /// <summary>What is there already forbids it: the name is taken, or no administrator would be left.</summary>
    Conflict,

    /// <summary>More rights are concerned than the asker holds.</summary>
    TooMuch,
}
