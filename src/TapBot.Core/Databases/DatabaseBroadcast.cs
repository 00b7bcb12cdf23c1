using TapBot.Core.Streaming;

namespace TapBot.Core.Databases;

/// <summary>The one list of instances that the samplers write and everybody reads. Unguarded, so it stays in this room.</summary>
internal sealed class DatabaseBroadcast(TimeProvider time)
{
    private readonly Broadcast<DatabaseSet, DatabaseChange> broadcast = new(DatabaseSet.Empty, static (set, change) => set.With(change), time);

    public DatabaseSet Current => broadcast.Current;

    public void Publish(DatabaseChange change) => broadcast.Publish(change);

    public Subscription<DatabaseSet, DatabaseChange> Subscribe() => broadcast.Subscribe();
}
