namespace TapBot.Core.Monitoring;

/// <summary>Who has composed a board.</summary>
public enum BoardOrigin
{
    /// <summary>Nobody: it is there by itself.</summary>
    Default,

    /// <summary>The configuration; it is changed there.</summary>
    Configuration,

    /// <summary>Somebody, in the portal.</summary>
    Edited,
}
