namespace TapBot.Core.Databases;

/// <summary>Why statements are not run.</summary>
public enum QueryRefusal
{
    /// <summary>The text or a number in the request is out of its range.</summary>
    BadArgument,

    /// <summary>The log-in is missing, write mode is not open, another database has the name now, or too many runs are open.</summary>
    WrongState,

    /// <summary>A name must be typed first.</summary>
    NeedsConfirmation,
}
