using TapBot.Core.Wording;

namespace TapBot.Core.Proxy;

/// <summary>What goes through one proxy: by its metrics, and where it has none by its access log. For one caller at a time.</summary>
/// <param name="time">The clock.</param>
/// <param name="openLog">Begins to read the log of its container; null when there is none.</param>
internal sealed class TrafficBook(TimeProvider time, Func<AccessLogFollower>? openLog) : IAsyncDisposable
{
    private readonly TrafficMemory memory = new(time);
    private AccessLogFollower? log;
    private Phrase? why = Phrase.Of("proxy.traffic.notYet");

    /// <summary>Why there is nothing; null when there is something.</summary>
    public Phrase? Missing => IsOfLog ? null : why ?? (memory.IsReady ? null : Phrase.Of("proxy.traffic.notYet"));

    private bool IsOfLog => log is { Window.HasAny: true };

    /// <summary>Takes what a look told.</summary>
    public async ValueTask TakeAsync(ProxyPicture picture)
    {
        why = picture.NoCounters;
        if (picture.Counters is { } counters)
        {
            memory.Take(counters);
            await CloseAsync();
            return;
        }
        memory.Forget();
        if (picture.NoCounters is { Code: "proxy.traffic.off" })
            log ??= openLog?.Invoke();
        log?.Window.Know(picture.Routers, picture.Services);
    }

    /// <summary>The proxy was not reached.</summary>
    public void Forget(Phrase reason)
    {
        why = reason;
        memory.Forget();
    }

    /// <summary>What comes in at an entry point.</summary>
    public ProxyTraffic? OfEntryPoint(string name) => IsOfLog ? log!.Window.OfEntryPoint(name) : memory.OfEntryPoint(name);

    /// <summary>What goes through a router.</summary>
    public ProxyTraffic? OfRouter(string name) => IsOfLog ? log!.Window.OfRouter(name) : memory.OfRouter(name);

    /// <summary>What goes to a service.</summary>
    public ProxyTraffic? OfService(string name) => IsOfLog ? log!.Window.OfService(name) : memory.OfService(name);

    /// <summary>What goes to all services together.</summary>
    public ProxyTraffic? OfAll() => IsOfLog ? log!.Window.OfAll() : memory.OfAll();

    public ValueTask DisposeAsync() => CloseAsync();

    private async ValueTask CloseAsync()
    {
        if (log is null)
            return;
        await log.DisposeAsync();
        log = null;
    }
}
