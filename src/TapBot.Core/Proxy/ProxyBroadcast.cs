using TapBot.Core.Streaming;

namespace TapBot.Core.Proxy;

/// <summary>The one list of proxies that the keepers write and everybody reads. Unguarded, so it stays in this room.</summary>
internal sealed class ProxyBroadcast(TimeProvider time)
{
    private readonly Broadcast<ProxySet, ProxyChange> broadcast = new(ProxySet.Empty, static (set, change) => set.With(change), time);

    public ProxySet Current => broadcast.Current;

    public void Publish(ProxyChange change) => broadcast.Publish(change);

    public Subscription<ProxySet, ProxyChange> Subscribe() => broadcast.Subscribe();
}
