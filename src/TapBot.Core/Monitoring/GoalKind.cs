namespace TapBot.Core.Monitoring;

/// <summary>The goals that are measured.</summary>
public enum GoalKind
{
    /// <summary>The time in milliseconds that 95 of 100 requests through the busiest proxy do not exceed.</summary>
    ApiResponse,

    /// <summary>The share of blocks that databases find in memory, 0 to 1, and how many of their connections are used.</summary>
    CacheHit,

    /// <summary>The share of 30 days in which what is watched was not red, 0 to 1.</summary>
    Uptime,

    /// <summary>The share of web endpoints served with certificates that clients accept, 0 to 1.</summary>
    SslCoverage,
}
