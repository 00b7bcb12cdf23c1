namespace TapBot.Core.Databases;

/// <summary>What came of a statement that somebody ran. In this order: from <see cref="Failed"/> on it did not go well.</summary>
public enum StatementOutcome
{
    /// <summary>It ran to its end, and what it changed was kept.</summary>
    Done,

    /// <summary>It ran to its end, and what it changed was undone with its transaction.</summary>
    RolledBack,

    /// <summary>The server refused it, or gave it up.</summary>
    Failed,

    /// <summary>Somebody took it back.</summary>
    Cancelled,

    /// <summary>Nobody knows: the connection broke, or the time of the portal was over.</summary>
    Unknown,
}
