namespace TapBot.Core.Figures;

/// <summary>How fine the samples of a series are kept.</summary>
public enum HistoryTier
{
    /// <summary>Every sample, in memory, for an hour.</summary>
    Raw,

    /// <summary>Minimum, mean and maximum of a minute.</summary>
    Minute,

    /// <summary>Minimum, mean and maximum of an hour.</summary>
    Hour,
}
