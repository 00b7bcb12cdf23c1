using System.Globalization;
using Docker.DotNet;
using Docker.DotNet.Models;
using Docker.DotNet.NativeHttp;
using TapBot.Core.Containers.Kernel;
using TapBot.Core.Wording;
using ApiVersion = System.Version;

namespace TapBot.Core.Containers.Docker;

/// <summary>An engine through Docker.DotNet.Enhanced. The library is not trusted to notice a hung engine: every call is also left at its own deadline.</summary>
internal sealed class DockerEngine(ServerName server, DockerEndpoint endpoint, bool isReadOnly, KernelCounters kernel) : IContainerEngine, IDisposable
{
    /// <summary>The newest API this build speaks (engine 29) and the oldest it needs (engine 20.10: one-shot statistics).</summary>
    private static readonly ApiVersion Newest = new(1, 52), Oldest = new(1, 41);

    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(10), ConnectTime = TimeSpan.FromSeconds(5);
    private const int ListParallelism = 8;

    // What moves a container's row or belongs into the list of events; executions (every healthcheck is one) do not.
    private static readonly string[] Events =
    [
        "create", "start", "restart", "stop", "die", "kill", "oom", "pause", "unpause", "rename", "update", "destroy", "health_status",
        "pull", "push", "tag", "untag", "delete", "import", "load", "connect", "disconnect", "remove", "prune", "mount", "unmount", "reload",
    ];

    private DockerClient client = Build(endpoint, null);
    private long memory;

    public ServerName Server { get; } = server;

    public Phrase? ReadOnly { get; private set; } = isReadOnly ? Phrase.Of("servers.readOnly", ("server", server.Value)) : null;

    public async Task<EngineInfo> ConnectAsync(CancellationToken cancellationToken)
    {
        client.Dispose();
        client = Build(endpoint, null);
        var version = await AskAsync(c => client.System.GetVersionAsync(c), ConnectTime, cancellationToken);
        var newest = ApiVersion.Parse(version.APIVersion);
        var api = newest < Newest ? newest : Newest;
        if (api < Oldest || (ApiVersion.TryParse(version.MinAPIVersion, out var least) && least > Newest))
        {
            throw new EngineException(
                Phrase.Of("engine.apiMismatch", ("version", version.Version), ("api", version.APIVersion), ("oldest", Oldest.ToString()), ("newest", Newest.ToString())), EngineFault.Refused);
        }
        client.Dispose();
        client = Build(endpoint, api);
        var info = await AskAsync(c => client.System.GetSystemInfoAsync(c), ConnectTime, cancellationToken);
        memory = info.MemTotal;
        if (!isReadOnly)
            ReadOnly = await RefusesChangesAsync(cancellationToken) ? Phrase.Of("servers.refusesChanges", ("server", Server.Value)) : null;
        return new EngineInfo(version.Version, api.ToString(), DockerMapping.Time(info.SystemTime) ?? DateTimeOffset.UnixEpoch, (int)info.NCPU, info.MemTotal);
    }

    public Task PingAsync(CancellationToken cancellationToken) => AskAsync(c => client.System.PingAsync(c), ConnectTime, cancellationToken);

    public async Task<IReadOnlyList<Container>> ListAsync(CancellationToken cancellationToken)
    {
        var listed = await AskAsync(c => client.Containers.ListContainersAsync(new ContainersListParameters { All = true }, c), AnswerTime, cancellationToken);
        var found = new Container?[listed.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, listed.Count),
            new ParallelOptions { MaxDegreeOfParallelism = ListParallelism, CancellationToken = cancellationToken },
            async (i, c) => found[i] = await InspectAsync(listed[i].ID, c));
        return [.. found.OfType<Container>()];
    }

    public async Task<Container?> InspectAsync(string id, CancellationToken cancellationToken)
    {
        var said = await InspectRawAsync(id, cancellationToken);
        return said is null ? null : DockerMapping.Container(Server, said);
    }

    public async Task<ContainerInspection?> DescribeAsync(string id, CancellationToken cancellationToken)
    {
        var said = await InspectRawAsync(id, cancellationToken);
        return said is null ? null : DockerInspection.From(Server, said);
    }

    public Task FollowEventsAsync(DateTimeOffset since, Action<EngineEvent> take, CancellationToken cancellationToken)
    {
        var parameters = new ContainerEventsParameters
        {
            Since = (since.ToUnixTimeMilliseconds() / 1000m).ToString("0.000", CultureInfo.InvariantCulture),
            Filters = new Dictionary<string, IDictionary<string, bool>> { ["event"] = Events.ToDictionary(e => e, _ => true) },
        };
        return StreamAsync(c => client.System.MonitorEventsAsync(parameters, new Take<Message>(m => take(DockerMapping.Event(Server, m))), c), cancellationToken);
    }

    public Task FollowFiguresAsync(Container container, Action<ContainerFigures> take, CancellationToken cancellationToken)
    {
        ContainerCounters? before = null;
        void Read(ContainerStatsResponse said)
        {
            var now = DockerFigures.Of(said);
            if (before is not null && now?.Since(before, container.CpuLimit) is { } figures)
                take(figures);
            before = now;
        }
        return StreamAsync(
            c => client.Containers.GetContainerStatsAsync(container.Id, new ContainerStatsParameters { Stream = true }, new Take<ContainerStatsResponse>(Read), c), cancellationToken);
    }

    public async Task<ContainerCounters?> ReadCountersAsync(Container container, CancellationToken cancellationToken)
    {
        var read = kernel.Read(container, memory);
        if (read is not null)
            return read;
        var parameters = new ContainerStatsParameters { Stream = false, OneShot = true };
        await AskAsync(c => client.Containers.GetContainerStatsAsync(container.Id, parameters, new Take<ContainerStatsResponse>(said => read = DockerFigures.Of(said)), c), ConnectTime, cancellationToken);
        return read;
    }

    public Task StartAsync(string id, CancellationToken cancellationToken) =>
        StreamAsync(c => client.Containers.StartContainerAsync(id, new ContainerStartParameters(), c), cancellationToken);

    public Task StopAsync(string id, int? timeoutSeconds, CancellationToken cancellationToken) =>
        StreamAsync(c => client.Containers.StopContainerAsync(id, new ContainerStopParameters { WaitBeforeKillSeconds = (uint?)timeoutSeconds }, c), cancellationToken);

    public Task RestartAsync(string id, int? timeoutSeconds, CancellationToken cancellationToken) =>
        StreamAsync(c => client.Containers.RestartContainerAsync(id, new ContainerRestartParameters { WaitBeforeKillSeconds = (uint?)timeoutSeconds }, c), cancellationToken);

    public Task PauseAsync(string id, CancellationToken cancellationToken) => StreamAsync(c => client.Containers.PauseContainerAsync(id, c), cancellationToken);

    public Task ResumeAsync(string id, CancellationToken cancellationToken) => StreamAsync(c => client.Containers.UnpauseContainerAsync(id, c), cancellationToken);

    public Task KillAsync(string id, string signal, CancellationToken cancellationToken) =>
        StreamAsync(c => client.Containers.KillContainerAsync(id, new ContainerKillParameters { Signal = signal }, c), cancellationToken);

    public Task RemoveAsync(string id, bool force, bool volumes, CancellationToken cancellationToken) =>
        StreamAsync(c => client.Containers.RemoveContainerAsync(id, new ContainerRemoveParameters { Force = force, RemoveVolumes = volumes }, c), cancellationToken);

    public void Dispose() => client.Dispose();

    private static DockerClient Build(DockerEndpoint endpoint, ApiVersion? api)
    {
        var builder = new DockerClientBuilder().WithEndpoint(endpoint.Address).WithTimeout(Timeout.InfiniteTimeSpan);
        if (api is not null)
            builder = builder.WithApiVersion(api);
        if (endpoint.Tls is { } tls)
            builder = builder.WithAuthProvider(new DockerTlsProvider(tls));
        // The library's own HTTP for tcp:// cannot be given certificates; the framework's can.
        return endpoint.Address.Scheme == "tcp" ? builder.WithTransportOptions(new NativeHttpTransportOptions()).Build() : builder.Build();
    }

    /// <summary>As long as it cannot be found out, what can be done is offered, and the engine says what it thinks of it.</summary>
    private async Task<bool> RefusesChangesAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await AskAsync(c => ChangeProbe.IsRefusedAsync(this, c), ConnectTime, cancellationToken);
        }
        catch (EngineException)
        {
            return false;
        }
    }

    private async Task<ContainerInspectResponse?> InspectRawAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            return await AskAsync(c => client.Containers.InspectContainerAsync(id, c), AnswerTime, cancellationToken);
        }
        catch (EngineException gone) when (gone.Fault == EngineFault.NotFound)
        {
            return null;
        }
    }

    private Task<T> AskAsync<T>(Func<CancellationToken, Task<T>> call, TimeSpan within, CancellationToken cancellationToken) =>
        DockerCall.RunAsync(Server, call, within, cancellationToken);

    private Task AskAsync(Func<CancellationToken, Task> call, TimeSpan within, CancellationToken cancellationToken) =>
        DockerCall.RunAsync(Server, call, within, cancellationToken);

    private Task StreamAsync(Func<CancellationToken, Task> call, CancellationToken cancellationToken) =>
        DockerCall.RunAsync(Server, call, Timeout.InfiniteTimeSpan, cancellationToken);

    private sealed class Take<T>(Action<T> take) : IProgress<T>
    {
        public void Report(T value) => take(value);
    }
}
