using TapBot.Core.Wording;

namespace TapBot.Core.Containers;

/// <summary>
/// One engine, as this room needs it. Every call ends by its token even when the engine hangs, and throws <see cref="EngineException"/> when the engine says no or does not answer.
/// </summary>
internal interface IContainerEngine
{
    ServerName Server { get; }

    /// <summary>Why the engine is only to be looked at; null when it may be told what to do. Known from <see cref="ConnectAsync"/> on.</summary>
    Phrase? ReadOnly => null;

    /// <summary>Finds out who answers and agrees on the API version; called first, and again after each cut.</summary>
    Task<EngineInfo> ConnectAsync(CancellationToken cancellationToken);

    /// <summary>Passes when the engine answers.</summary>
    Task PingAsync(CancellationToken cancellationToken);

    Task<IReadOnlyList<Container>> ListAsync(CancellationToken cancellationToken);

    /// <summary>One container as it is now, or null when it is gone.</summary>
    Task<Container?> InspectAsync(string id, CancellationToken cancellationToken);

    /// <summary>Everything the engine says about a container, secrets included; null when it is gone.</summary>
    Task<ContainerInspection?> DescribeAsync(string id, CancellationToken cancellationToken);

    /// <summary>Hands over events from a moment on until the connection breaks or the token ends.</summary>
    Task FollowEventsAsync(DateTimeOffset since, Action<EngineEvent> take, CancellationToken cancellationToken);

    /// <summary>Hands over figures about once a second until the container stops, the connection breaks or the token ends.</summary>
    Task FollowFiguresAsync(Container container, Action<ContainerFigures> take, CancellationToken cancellationToken);

    /// <summary>What is counted for a container now, at once; null when it does not run.</summary>
    Task<ContainerCounters?> ReadCountersAsync(Container container, CancellationToken cancellationToken);

    Task StartAsync(string id, CancellationToken cancellationToken);

    Task StopAsync(string id, int? timeoutSeconds, CancellationToken cancellationToken);

    Task RestartAsync(string id, int? timeoutSeconds, CancellationToken cancellationToken);

    Task PauseAsync(string id, CancellationToken cancellationToken);

    Task ResumeAsync(string id, CancellationToken cancellationToken);

    Task KillAsync(string id, string signal, CancellationToken cancellationToken);

    Task RemoveAsync(string id, bool force, bool volumes, CancellationToken cancellationToken);
}
