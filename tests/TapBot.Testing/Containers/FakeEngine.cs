using System.Collections.Concurrent;
using System.Threading.Channels;
using TapBot.Core.Containers;
using TapBot.Core.Servers;
using TapBot.Core.Wording;

namespace TapBot.Testing.Containers;

/// <summary>An engine whose containers and misfortunes belong to the test. Everything it is told it does at once and says as events, like a real one.</summary>
internal sealed class FakeEngine(ServerName server, TimeProvider time) : IContainerEngine
{
    private readonly ConcurrentDictionary<string, Container> containers = new();
    private readonly ConcurrentDictionary<string, ContainerInspection> described = new();
    private readonly Lock gate = new();
    private Channel<EngineEvent> events = Channel.CreateUnbounded<EngineEvent>();

    /// <summary>Set by the test.</summary>
    public Phrase? ReadOnly { get; set; }

    public ServerName Server { get; } = server;

    /// <summary>Calls by name, in order.</summary>
    public ConcurrentQueue<string> Calls { get; } = new();

    /// <summary>When set, every call fails with it.</summary>
    public EngineException? Fault { get; set; }

    /// <summary>When true, nothing answers any more; nothing breaks either.</summary>
    public bool Hung { get; set; }

    /// <summary>What a container does right after it was started: by default it runs on.</summary>
    public Func<Container, Container> OnStart { get; set; } = static c => c;

    /// <summary>Figures handed to whoever follows, before the stream goes quiet.</summary>
    public Func<Container, IEnumerable<ContainerFigures>> Figures { get; set; } = static _ => [];

    /// <summary>What a container has counted when it is asked; by default it says nothing.</summary>
    public Func<string, ContainerCounters?> Counters { get; set; } = static _ => null;

    /// <summary>After how long the figures are handed out again; by default never.</summary>
    public TimeSpan FiguresEvery { get; set; } = Timeout.InfiniteTimeSpan;

    /// <summary>How many streams of statistics are open.</summary>
    public int FiguresOpen => figuresOpen;

    private int figuresOpen;

    public static EngineException Unreachable { get; } = new(Phrase.Of("engine.notRunning", ("server", "server-1")), EngineFault.Unreachable);

    public FakeEngine With(params Container[] more)
    {
        foreach (var container in more)
            containers[container.Id] = container;
        return this;
    }

    /// <summary>The container is now like this, and the engine says so.</summary>
    public void Become(Container container, string action)
    {
        containers[container.Id] = container;
        Say(container, action);
    }

    public void Vanish(string id)
    {
        if (containers.TryRemove(id, out var gone))
            Say(gone, "destroy");
    }

    public void Describe(ContainerInspection inspection) => described[inspection.Container.Id] = inspection;

    /// <summary>The connection breaks, as when the engine is killed.</summary>
    public void Cut()
    {
        lock (gate)
        {
            events.Writer.TryComplete(Unreachable);
            events = Channel.CreateUnbounded<EngineEvent>();
        }
    }

    public void Say(Container container, string action, int? exitCode = null)
    {
        lock (gate)
            events.Writer.TryWrite(new EngineEvent(Server, time.GetUtcNow(), "container", action, container.Name, container.Id, container.Project, exitCode));
    }

    public async Task<EngineInfo> ConnectAsync(CancellationToken cancellationToken)
    {
        await AnswerAsync("connect", cancellationToken);
        return new EngineInfo("28.5.2", "1.51", time.GetUtcNow(), 2, 4L << 30);
    }

    public Task PingAsync(CancellationToken cancellationToken) => AnswerAsync("ping", cancellationToken);

    public async Task<IReadOnlyList<Container>> ListAsync(CancellationToken cancellationToken)
    {
        await AnswerAsync("list", cancellationToken);
        return [.. containers.Values];
    }

    public async Task<Container?> InspectAsync(string id, CancellationToken cancellationToken)
    {
        await AnswerAsync("inspect", cancellationToken);
        return containers.GetValueOrDefault(id);
    }

    public async Task<ContainerInspection?> DescribeAsync(string id, CancellationToken cancellationToken)
    {
        await AnswerAsync("describe", cancellationToken);
        return described.GetValueOrDefault(id);
    }

    public async Task FollowEventsAsync(DateTimeOffset since, Action<EngineEvent> take, CancellationToken cancellationToken)
    {
        await AnswerAsync("events", cancellationToken);
        ChannelReader<EngineEvent> reader;
        lock (gate)
            reader = events.Reader;
        await foreach (var said in reader.ReadAllAsync(cancellationToken))
            take(said);
    }

    public async Task FollowFiguresAsync(Container container, Action<ContainerFigures> take, CancellationToken cancellationToken)
    {
        await AnswerAsync("figures", cancellationToken);
        Interlocked.Increment(ref figuresOpen);
        try
        {
            while (true)
            {
                foreach (var figures in Figures(container))
                    take(figures);
                await Task.Delay(FiguresEvery, time, cancellationToken);
            }
        }
        finally
        {
            Interlocked.Decrement(ref figuresOpen);
        }
    }

    public async Task<ContainerCounters?> ReadCountersAsync(Container container, CancellationToken cancellationToken)
    {
        await MishapAsync(cancellationToken); // not among the calls: it is asked all the time, and most tests are about something else
        return Counters(container.Id);
    }

    public async Task StartAsync(string id, CancellationToken cancellationToken)
    {
        await AnswerAsync("start", cancellationToken);
        Become(OnStart(containers[id] with { State = ContainerState.Running, StartedAt = time.GetUtcNow() }), "start");
    }

    public async Task StopAsync(string id, int? timeoutSeconds, CancellationToken cancellationToken)
    {
        await AnswerAsync("stop", cancellationToken);
        Become(containers[id] with { State = ContainerState.Exited, FinishedAt = time.GetUtcNow(), ExitCode = 143 }, "die");
    }

    public async Task RestartAsync(string id, int? timeoutSeconds, CancellationToken cancellationToken)
    {
        await AnswerAsync("restart", cancellationToken);
        Become(OnStart(containers[id] with { State = ContainerState.Running, StartedAt = time.GetUtcNow() }), "restart");
    }

    public async Task PauseAsync(string id, CancellationToken cancellationToken)
    {
        await AnswerAsync("pause", cancellationToken);
        Become(containers[id] with { State = ContainerState.Paused }, "pause");
    }

    public async Task ResumeAsync(string id, CancellationToken cancellationToken)
    {
        await AnswerAsync("resume", cancellationToken);
        Become(containers[id] with { State = ContainerState.Running }, "unpause");
    }

    public async Task KillAsync(string id, string signal, CancellationToken cancellationToken)
    {
        await AnswerAsync("kill", cancellationToken);
        Become(containers[id] with { State = ContainerState.Exited, FinishedAt = time.GetUtcNow(), ExitCode = 137 }, "die");
    }

    public async Task RemoveAsync(string id, bool force, bool volumes, CancellationToken cancellationToken)
    {
        await AnswerAsync("remove", cancellationToken);
        Vanish(id);
    }

    private Task AnswerAsync(string call, CancellationToken cancellationToken)
    {
        Calls.Enqueue(call);
        return MishapAsync(cancellationToken);
    }

    private async Task MishapAsync(CancellationToken cancellationToken)
    {
        if (Hung)
            await Task.Delay(Timeout.InfiniteTimeSpan, time, cancellationToken);
        if (Fault is { } fault)
            throw fault;
    }
}
