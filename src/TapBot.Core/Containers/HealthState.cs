namespace TapBot.Core.Containers;

/// <summary>What the container's healthcheck last said; <see cref="None"/> when it has none.</summary>
public enum HealthState
{
    None,
    Starting,
    Healthy,
    Unhealthy,
}
