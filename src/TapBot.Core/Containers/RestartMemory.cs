using System.Collections.Concurrent;

namespace TapBot.Core.Containers;

/// <summary>
/// Remembers which containers came up again by themselves lately: a start that follows a death which nobody asked for. Engines only count, and forget the count.
/// </summary>
internal sealed class RestartMemory(TimeProvider time)
{
    /// <summary>How far back it remembers.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private const int MostKept = 50;
    private readonly ConcurrentDictionary<ContainerKey, Memory> byContainer = new();

    /// <summary>Learns from an event of a container. The engine says <c>kill</c> before <c>die</c> when somebody asked for the end.</summary>
    public void Take(EngineEvent said)
    {
        var key = new ContainerKey(said.Server, said.Id);
        var known = byContainer.GetValueOrDefault(key, new Memory(Asked: false, Died: false, []));
        byContainer[key] = said.Action switch
        {
            "kill" => known with { Asked = true },
            "die" => known with { Died = !known.Asked },
            "stop" or "restart" => known with { Asked = false, Died = false },
            "start" => new Memory(Asked: false, Died: false, known.Died ? [.. Recent(known.Starts), said.At] : known.Starts),
            _ => known,
        };
    }

    /// <summary>The container with what is remembered of it.</summary>
    public Container Remembered(Container container) =>
        byContainer.TryGetValue(container.Key, out var known) && Recent(known.Starts) is { Length: > 0 } recent ? container with { RecentRestarts = recent } : container;

    public void Forget(ContainerKey key) => byContainer.TryRemove(key, out _);

    private DateTimeOffset[] Recent(DateTimeOffset[] starts)
    {
        var from = time.GetUtcNow() - Window;
        return [.. starts.Where(s => s >= from).TakeLast(MostKept - 1)];
    }

    private sealed record Memory(bool Asked, bool Died, DateTimeOffset[] Starts);
}
