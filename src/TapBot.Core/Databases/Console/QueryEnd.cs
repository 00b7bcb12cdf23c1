namespace TapBot.Core.Databases;

/// <summary>How the transaction of a run ended.</summary>
public enum QueryEnd
{
    /// <summary>It only read. Pages may still be fetched.</summary>
    Read,

    /// <summary>Everything was committed.</summary>
    Committed,

    /// <summary>Everything was undone, as was asked for or because a statement failed.</summary>
    RolledBack,

    /// <summary>Nobody knows: the connection broke while it was being committed.</summary>
    Unknown,
}
