using System.Collections.Frozen;
using TapBot.Core.Streaming;

namespace TapBot.Core.Databases;

/// <summary>How each instance is reached now. Holds passwords, so it stays in this room.</summary>
internal sealed class DatabaseTargets
{
    private readonly Pulse changes = new();
    private FrozenDictionary<DatabaseName, DatabaseTarget> byName = FrozenDictionary<DatabaseName, DatabaseTarget>.Empty;

    /// <summary>The target of that name, or null.</summary>
    public DatabaseTarget? Find(DatabaseName name) => Volatile.Read(ref byName).GetValueOrDefault(name);

    /// <summary>Takes the place of all.</summary>
    public void Set(IReadOnlyDictionary<DatabaseName, DatabaseTarget> targets)
    {
        Volatile.Write(ref byName, targets.ToFrozenDictionary());
        changes.Raise();
    }

    /// <summary>Waits until they are as asked for.</summary>
    public async Task UntilAsync(Predicate<DatabaseTargets> are, CancellationToken cancellationToken)
    {
        while (true)
        {
            var next = changes.NextAsync();
            if (are(this))
                return;
            await next.WaitAsync(cancellationToken);
        }
    }
}
