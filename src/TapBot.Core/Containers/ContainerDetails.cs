namespace TapBot.Core.Containers;

/// <summary>Everything there is to see about a container, with secrets hidden.</summary>
/// <param name="Container">Its state.</param>
/// <param name="Command">Program and arguments.</param>
/// <param name="User">Who it runs as; empty means the image's user or root.</param>
/// <param name="WorkingDirectory">Where it starts.</param>
/// <param name="Privileged">True when it may do on the server what root may.</param>
/// <param name="ReadOnlyRoot">True when its own files cannot be changed.</param>
/// <param name="LogDriver">Where the engine puts its output.</param>
/// <param name="Capabilities">Linux capabilities added to the usual ones.</param>
/// <param name="Environment">Environment variables, values hidden unless harmless.</param>
/// <param name="Mounts">What is mounted into it.</param>
/// <param name="HealthCommand">The healthcheck, in the engine's form; empty when there is none.</param>
/// <param name="HealthLog">The latest runs of the healthcheck, oldest first.</param>
/// <param name="Json">What the engine says, as JSON, environment, labels and arguments hidden alike.</param>
public sealed record ContainerDetails(
    Container Container,
    IReadOnlyList<string> Command,
    string User,
    string WorkingDirectory,
    bool Privileged,
    bool ReadOnlyRoot,
    string LogDriver,
    IReadOnlyList<string> Capabilities,
    IReadOnlyList<EnvironmentValue> Environment,
    IReadOnlyList<ContainerMount> Mounts,
    IReadOnlyList<string> HealthCommand,
    IReadOnlyList<HealthProbe> HealthLog,
    string Json);
