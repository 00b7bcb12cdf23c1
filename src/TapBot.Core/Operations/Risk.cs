namespace TapBot.Core.Operations;

/// <summary>How much an operation can break, and so how it must be confirmed.</summary>
public enum Risk
{
    /// <summary>Needs no confirmation.</summary>
    Safe,

    /// <summary>Interrupts something for a while: confirmed in the UI.</summary>
    Disruptive,

    /// <summary>Cannot be undone: the target's name is typed, over REST the member <c>confirm</c> equals it.</summary>
    Destructive,

    /// <summary>Reaches deep (a terminal, SQL, files, secrets): the sign-in must be fresh; a token must have been made for it. See <see cref="Access.StepUp"/>.</summary>
    Privileged,
}
