namespace TapBot.Core.Figures;

/// <summary>Who has said where the bounds are.</summary>
public enum ThresholdOrigin
{
    /// <summary>Nobody: they are the portal's own.</summary>
    Default,

    /// <summary>The configuration.</summary>
    Configuration,

    /// <summary>Somebody, in the portal.</summary>
    Edited,
}
