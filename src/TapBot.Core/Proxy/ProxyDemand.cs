using TapBot.Core.Streaming;

namespace TapBot.Core.Proxy;

/// <summary>Whether anybody looks at the proxies now: then they are asked more often. Thread-safe.</summary>
internal sealed class ProxyDemand
{
    private readonly Pulse pulse = new();
    private int looking;

    /// <summary>True while somebody looks.</summary>
    public bool IsWanted => Volatile.Read(ref looking) > 0;

    /// <summary>Completes when somebody begins to look. Take it first, then look at <see cref="IsWanted"/>.</summary>
    public Task NextAsync() => pulse.NextAsync();

    /// <summary>Somebody looks, until what is given back is disposed.</summary>
    public IDisposable Enter()
    {
        if (Interlocked.Increment(ref looking) == 1)
            pulse.Raise();
        return new Looking(this);
    }

    private sealed class Looking(ProxyDemand demand) : IDisposable
    {
        private int left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref left, 1) == 0)
                Interlocked.Decrement(ref demand.looking);
        }
    }
}
