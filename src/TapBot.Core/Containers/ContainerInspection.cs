namespace TapBot.Core.Containers;

/// <summary>Everything the engine says about a container, unmasked: it never leaves this room as it is.</summary>
internal sealed record ContainerInspection(
    Container Container,
    IReadOnlyList<string> Command,
    string User,
    string WorkingDirectory,
    bool Privileged,
    bool ReadOnlyRoot,
    string LogDriver,
    IReadOnlyList<string> Capabilities,
    IReadOnlyList<KeyValuePair<string, string>> Environment,
    IReadOnlyList<ContainerMount> Mounts,
    IReadOnlyList<string> HealthCommand,
    IReadOnlyList<HealthProbe> HealthLog,
    string Json);
