using System.ComponentModel.DataAnnotations;

namespace TapBot.Core.Containers;

/// <summary>What is recorded of what containers take, <c>TapBot:Containers:Statistics</c>.</summary>
public sealed class FiguresOptions
{
    /// <summary>Where these settings stand.</summary>
    public const string Section = "TapBot:Containers:Statistics";

    /// <summary>Whether figures are recorded when nobody looks. Default: true.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>How often each container is asked. Default 30 seconds; from 5 seconds to 1 minute.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "00:01:00", ConvertValueInInvariantCulture = true, ParseLimitsInInvariantCulture = true)]
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(30);
}
