namespace TapBot.Core.Monitoring;

/// <summary>What is asked over HTTP: <c>TapBot:Checks</c>.</summary>
public sealed class MonitoringOptions
{
    /// <summary>The most checks there may be.</summary>
    public const int MostChecks = 200;

    /// <summary>The checks.</summary>
    public List<CheckEntry> Checks { get; set; } = [];
}
