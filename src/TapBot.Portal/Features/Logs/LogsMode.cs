namespace TapBot.Portal.Features.Logs;

/// <summary>What is done with the lines that match the box.</summary>
public enum LogsMode
{
    /// <summary>They are marked.</summary>
    Find,

    /// <summary>They alone are shown.</summary>
    Filter,

    /// <summary>They are left out.</summary>
    Exclude,
}
