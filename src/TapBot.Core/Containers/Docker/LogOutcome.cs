namespace TapBot.Core.Containers.Docker;

/// <summary>How the reading of a log came to its end without a failure.</summary>
internal enum LogOutcome
{
    /// <summary>The engine has handed out everything.</summary>
    Ended,

    /// <summary>The sink has enough.</summary>
    Enough,

    /// <summary>Its first line is none of those that were delivered before: between the two there may be others. Nothing was delivered.</summary>
    Torn,

    /// <summary>The engine has lines that it does not hand out: see <see cref="FollowingCheck"/>.</summary>
    Stuck,
}
