namespace TapBot.Core.Monitoring;

/// <summary>What is asked over HTTP: <c>TapBot:Checks</c>.</summary>
public sealed class MonitoringOptions
{
    /// <summary>The checks, 200 at most.</summary>
    public List<CheckEntry> Checks { get; set; } = [];
}
