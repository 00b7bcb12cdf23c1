using System.Globalization;
using Docker.DotNet.Models;

namespace TapBot.Core.Containers.Docker;

/// <summary>The engine's answers in our words. Pure.</summary>
internal static class DockerMapping
{
    /// <summary>Runtimes whose containers are groups of processes of the machine; those of others (Kata, gVisor) are machines within it, of which its kernel counts something else.</summary>
    private static readonly string[] PlainRuntimes = ["runc", "io.containerd.runc.v2", "crun", "nvidia"];

    private static readonly TimeSpan DefaultHealthInterval = TimeSpan.FromSeconds(30);
    private const int DefaultHealthRetries = 3;

    public static Container Container(ServerName server, ContainerInspectResponse said)
    {
        var host = said.HostConfig;
        var state = said.State;
        return new Container
        {
            Server = server,
            Id = said.ID,
            Name = said.Name.TrimStart('/'),
            Image = said.Config?.Image ?? said.Image,
            ImageId = said.Image ?? "",
            State = State(state?.Status),
            Health = Health(state?.Health?.Status),
            Created = Utc(said.Created),
            StartedAt = Time(state?.StartedAt),
            FinishedAt = Time(state?.FinishedAt),
            ExitCode = state?.ExitCode ?? 0,
            OutOfMemory = state?.OOMKilled ?? false,
            Error = state?.Error ?? "",
            RestartCount = said.RestartCount,
            RestartPolicy = RestartPolicy(host?.RestartPolicy?.Name),
            Ports = Ports(said),
            Networks = [.. (said.NetworkSettings?.Networks ?? new Dictionary<string, EndpointSettings>())
                .Select(n => new ContainerNetwork(n.Key, n.Value?.IPAddress ?? "", n.Value?.Gateway ?? "", [.. n.Value?.Aliases ?? []]))
                .OrderBy(n => n.Name, StringComparer.Ordinal)],
            Labels = (said.Config?.Labels ?? new Dictionary<string, string>()).ToDictionary(l => l.Key, l => SecretMask.Label(l.Key, l.Value)),
            MemoryLimit = host?.Memory ?? 0,
            CpuLimit = CpuLimit(host),
            Tty = said.Config?.Tty ?? false,
            HealthWindow = HealthWindow(said.Config?.Healthcheck),
            Process = Process(said),
        };
    }

    public static ContainerState State(string? word) => word switch
    {
        "created" => ContainerState.Created,
        "running" => ContainerState.Running,
        "paused" => ContainerState.Paused,
        "restarting" => ContainerState.Restarting,
        "removing" => ContainerState.Removing,
        "exited" => ContainerState.Exited,
        "dead" => ContainerState.Dead,
        _ => ContainerState.Unknown,
    };

    public static HealthState Health(string? word) => word switch
    {
        "starting" => HealthState.Starting,
        "healthy" => HealthState.Healthy,
        "unhealthy" => HealthState.Unhealthy,
        _ => HealthState.None,
    };

    /// <summary>The engine writes year 1 for "never".</summary>
    public static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) && time.Year > 1
            ? time
            : null;

    /// <summary>start period + (interval + timeout) x retries: after that long without success the engine says unhealthy.</summary>
    public static TimeSpan? HealthWindow(HealthcheckConfig? check)
    {
        if (check?.Test is not { Count: > 0 } test || test[0] == "NONE")
            return null;
        var interval = check.Interval is { Ticks: > 0 } i ? i : DefaultHealthInterval;
        var timeout = check.Timeout is { Ticks: > 0 } t ? t : DefaultHealthInterval;
        var retries = check.Retries is > 0 ? (int)check.Retries.Value : DefaultHealthRetries;
        return (check.StartPeriod ?? TimeSpan.Zero) + (interval + timeout) * retries;
    }

    public static EngineEvent Event(ServerName server, Message said)
    {
        var attributes = said.Actor?.Attributes ?? new Dictionary<string, string>();
        var id = said.Actor?.ID ?? "";
        var at = DateTimeOffset.UnixEpoch.AddTicks((said.TimeNano ?? (said.Time ?? 0) * 1_000_000_000) / TimeSpan.NanosecondsPerTick);
        return new EngineEvent(
            server,
            at,
            said.Type ?? "",
            said.Action ?? "",
            attributes.TryGetValue("name", out var name) ? name : id,
            id,
            attributes.TryGetValue("com.docker.compose.project", out var project) ? project : null,
            attributes.TryGetValue("exitCode", out var code) && int.TryParse(code, CultureInfo.InvariantCulture, out var number) ? number : null);
    }

    private static DateTimeOffset Utc(DateTime time) => new(DateTime.SpecifyKind(time.ToUniversalTime(), DateTimeKind.Utc));

    private static double CpuLimit(HostConfig? host) =>
        host is null ? 0
        : host.NanoCPUs > 0 ? host.NanoCPUs / 1e9
        : host is { CPUQuota: > 0, CPUPeriod: > 0 } ? (double)host.CPUQuota / host.CPUPeriod
        : 0;

    // Whose network a container shares is not in the answer about it: the engine is asked.
    private static ContainerProcess? Process(ContainerInspectResponse said) =>
        said is { State.Pid: > 0 and <= int.MaxValue and var id, HostConfig: { NetworkMode: var network } host }
        && PlainRuntimes.Contains(host.Runtime) && network?.StartsWith("container:", StringComparison.Ordinal) == false
            ? new ContainerProcess((int)id, network == "host")
            : null;

    private static string RestartPolicy(RestartPolicyKind? kind) => kind switch
    {
        RestartPolicyKind.Always => "always",
        RestartPolicyKind.OnFailure => "on-failure",
        RestartPolicyKind.UnlessStopped => "unless-stopped",
        _ => "no",
    };

    private static List<ContainerPort> Ports(ContainerInspectResponse said)
    {
        var ports = new List<ContainerPort>();
        var names = said.NetworkSettings?.Ports ?? new Dictionary<string, IList<PortBinding>>();
        foreach (var (name, bindings) in names)
        {
            var slash = name.IndexOf('/');
            if (slash < 0 || !int.TryParse(name.AsSpan(0, slash), CultureInfo.InvariantCulture, out var number))
                continue;
            var protocol = name[(slash + 1)..];
            if (bindings is not { Count: > 0 })
                ports.Add(new ContainerPort(number, protocol));
            foreach (var binding in bindings ?? [])
            {
                if (int.TryParse(binding.HostPort, CultureInfo.InvariantCulture, out var published))
                    ports.Add(new ContainerPort(number, protocol, published, binding.HostIP));
            }
        }
        return [.. ports.OrderBy(p => p.Public ?? int.MaxValue).ThenBy(p => p.Private)];
    }
}
