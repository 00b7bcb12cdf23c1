namespace TapBot.Core.Containers;

/// <summary>The state of a container in the engine's own words.</summary>
public enum ContainerState
{
    Unknown,
    Created,
    Running,
    Paused,
    Restarting,
    Removing,
    Exited,
    Dead,
}
