namespace TapBot.Core.Logs;

/// <summary>Whether lines of a log are kept as they come, and why not.</summary>
public enum LogKeeping
{
    /// <summary>They are.</summary>
    Kept,

    /// <summary>Nobody writes any more; what was kept is there.</summary>
    Past,

    /// <summary>Nothing is kept: <c>TapBot:Logs:History:Enabled</c>.</summary>
    Off,

    /// <summary>This log is left out: <c>TapBot:Logs:History:Exclude</c>, or its names are too long for the history.</summary>
    Excluded,

    /// <summary>It is the portal's own log, which tells of the keeping.</summary>
    Own,
}
