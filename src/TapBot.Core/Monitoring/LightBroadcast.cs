using TapBot.Core.Streaming;

namespace TapBot.Core.Monitoring;

/// <summary>The lights as the portal itself sees them, which the watch writes. Unguarded, so it stays in this room: readers see theirs through the readers of the other rooms.</summary>
internal sealed class LightBroadcast(TimeProvider time)
{
    private readonly Broadcast<LightSet, LightSet> broadcast = new(LightSet.Empty, static (_, next) => next, time);

    public LightSet Current => broadcast.Current;

    public void Publish(LightSet next) => broadcast.Publish(next);

    public Subscription<LightSet, LightSet> Subscribe() => broadcast.Subscribe();
}
