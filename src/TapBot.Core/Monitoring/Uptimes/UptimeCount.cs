namespace TapBot.Core.Monitoring;

/// <summary>Looks at one thing.</summary>
/// <param name="Known">How often it was known how it was.</param>
/// <param name="Up">How often of these it was not red.</param>
internal readonly record struct UptimeCount(long Known, long Up)
{
    /// <summary>Both together.</summary>
    public UptimeCount With(UptimeCount other) => new(Known + other.Known, Up + other.Up);
}
