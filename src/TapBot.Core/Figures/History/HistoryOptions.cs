using System.ComponentModel.DataAnnotations;

namespace TapBot.Core.Figures;

/// <summary>What is kept of figures, <c>TapBot:History</c>.</summary>
public sealed class HistoryOptions
{
    /// <summary>Where these settings stand.</summary>
    public const string Section = "TapBot:History";

    /// <summary>How many series there may be. When nearly as many are known, those go that have been silent the longest, for a day at least. Default 5,000; from 100 to 50,000.</summary>
    [Range(100, 50_000)]
    public int MaxSeries { get; set; } = 5_000;

    /// <summary>How long roll-ups of a minute are kept. Default 30 days; from 1 day to 1 year.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "366.00:00:00", ConvertValueInInvariantCulture = true, ParseLimitsInInvariantCulture = true)]
    public TimeSpan Minutes { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How long roll-ups of an hour are kept. Default 2 years; from 30 days to 10 years.</summary>
    [Range(typeof(TimeSpan), "30.00:00:00", "3653.00:00:00", ConvertValueInInvariantCulture = true, ParseLimitsInInvariantCulture = true)]
    public TimeSpan Hours { get; set; } = TimeSpan.FromDays(731);
}
