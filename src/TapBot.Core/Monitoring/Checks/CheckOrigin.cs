namespace TapBot.Core.Monitoring;

/// <summary>Who has set a check up.</summary>
public enum CheckOrigin
{
    /// <summary>The configuration; it is changed there.</summary>
    Configuration,

    /// <summary>Somebody, in the portal.</summary>
    Edited,
}
