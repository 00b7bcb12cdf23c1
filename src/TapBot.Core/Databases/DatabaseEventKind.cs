namespace TapBot.Core.Databases;

/// <summary>What can happen to an instance.</summary>
public enum DatabaseEventKind
{
    /// <summary>The server was started.</summary>
    Started,

    /// <summary>Its configuration was read again.</summary>
    Configured,

    /// <summary>Counters were set to zero.</summary>
    CountersReset,

    /// <summary>A replica became a primary.</summary>
    Promoted,
}
