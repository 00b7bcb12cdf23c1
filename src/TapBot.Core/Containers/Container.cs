using TapBot.Core.Access;

namespace TapBot.Core.Containers;

/// <summary>A container as the engine last described it. Immutable: a change makes a new one.</summary>
public sealed record Container
{
    /// <summary>The server whose engine holds it.</summary>
    public required ServerName Server { get; init; }

    /// <summary>The engine's id: 64 hexadecimal digits.</summary>
    public required string Id { get; init; }

    /// <summary>Its name, without the engine's leading slash.</summary>
    public required string Name { get; init; }

    /// <summary>The image as it was asked for, such as <c>postgres:16-alpine</c>.</summary>
    public required string Image { get; init; }

    /// <summary>The image's id.</summary>
    public string ImageId { get; init; } = "";

    public ContainerState State { get; init; }

    public HealthState Health { get; init; }

    /// <summary>When it was created, UTC.</summary>
    public DateTimeOffset Created { get; init; }

    /// <summary>When it last started; null if it never did.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it last ended; null if it never did.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>How it last ended; 0 also while it never ended.</summary>
    public long ExitCode { get; init; }

    /// <summary>True when the kernel killed it for want of memory.</summary>
    public bool OutOfMemory { get; init; }

    /// <summary>What the engine said when it could not start it; empty otherwise.</summary>
    public string Error { get; init; } = "";

    /// <summary>How often the engine's restart policy has restarted it.</summary>
    public long RestartCount { get; init; }

    /// <summary>The restart policy in the engine's words: no, always, on-failure, unless-stopped.</summary>
    public string RestartPolicy { get; init; } = "no";

    /// <summary>When it was started again by itself within the last ten minutes, oldest first, as far as the portal saw it.</summary>
    public IReadOnlyList<DateTimeOffset> RecentRestarts { get; init; } = [];

    public IReadOnlyList<ContainerPort> Ports { get; init; } = [];

    public IReadOnlyList<ContainerNetwork> Networks { get; init; } = [];

    public IReadOnlyDictionary<string, string> Labels
    {
        get;
        init
        {
            field = value;
            // Asked for again and again, for every question of rights too.
            (Project, Service) = (value.GetValueOrDefault("com.docker.compose.project"), value.GetValueOrDefault("com.docker.compose.service"));
        }
    } = new Dictionary<string, string>();

    /// <summary>Most memory it may take, in bytes; 0 when unlimited.</summary>
    public long MemoryLimit { get; init; }

    /// <summary>Most processor time it may take, in cores; 0 when unlimited.</summary>
    public double CpuLimit { get; init; }

    /// <summary>True when it has a terminal, so that its output is one stream.</summary>
    public bool Tty { get; init; }

    /// <summary>How long its healthcheck may take to reach a verdict after a start; null when it has none.</summary>
    public TimeSpan? HealthWindow { get; init; }

    /// <summary>Its first process; null when there is none, and when the kernel would not say of it what the engine says.</summary>
    internal ContainerProcess? Process { get; init; }

    /// <summary>The compose project, from the label compose writes; null outside compose.</summary>
    public string? Project { get; private init; }

    /// <summary>The compose service; null outside compose.</summary>
    public string? Service { get; private init; }

    /// <summary>Where the compose project lives on the server; null outside compose.</summary>
    public string? ProjectDirectory => Labels.GetValueOrDefault("com.docker.compose.project.working_dir");

    /// <summary>Its key.</summary>
    public ContainerKey Key => new(Server, Id);

    /// <summary>Where it belongs, for questions of rights.</summary>
    public Scope Scope => Scope.Of(Server, Project);

    /// <summary>True when a process of it lives: running, paused or being restarted by hand.</summary>
    public bool IsAlive => State is ContainerState.Running or ContainerState.Paused;

    /// <summary>True when the name means this container: its name, its id or at least 12 digits of it.</summary>
    public bool Answers(ContainerName name) =>
        Name == name.Value || Id == name.Value || (name.Value.Length >= 12 && Id.StartsWith(name.Value, StringComparison.Ordinal));
}
