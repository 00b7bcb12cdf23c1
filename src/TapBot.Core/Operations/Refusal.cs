namespace TapBot.Core.Operations;

/// <summary>Why an operation was not begun.</summary>
public enum Refusal
{
    /// <summary>The actor lacks the right.</summary>
    NotAllowed,

    /// <summary>There is no such target.</summary>
    NotFound,

    /// <summary>An argument is out of its range.</summary>
    BadArgument,

    /// <summary>The target is in a state that forbids it.</summary>
    WrongState,

    /// <summary>It must be confirmed first, by naming the target.</summary>
    NeedsConfirmation,

    /// <summary>The sign-in is too old for it and must be confirmed; a token was not made for it.</summary>
    NeedsStepUp,

    /// <summary>What is needed for it is down: the engine does not answer, the audit trail cannot be written.</summary>
    Unavailable,
}
