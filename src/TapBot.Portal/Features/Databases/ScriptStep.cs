namespace TapBot.Portal.Features.Databases;

/// <summary>How far a statement of a script is.</summary>
public enum ScriptStep
{
    /// <summary>Its turn comes later.</summary>
    Waiting,

    /// <summary>It runs.</summary>
    Running,

    /// <summary>It ran to its end.</summary>
    Done,

    /// <summary>It failed, and ended the script.</summary>
    Failed,

    /// <summary>It was taken back, which ended the script.</summary>
    Cancelled,

    /// <summary>It was never sent: the script ended before it.</summary>
    NotRun,
}
