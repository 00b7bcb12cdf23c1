using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace TapBot.Core.Databases;

/// <summary>How many transactions the portal has ended on each instance: its rates are those of the others.</summary>
internal sealed class OwnTransactions
{
    private readonly ConcurrentDictionary<DatabaseName, StrongBox<long>> ended = new();

    /// <summary>One more.</summary>
    public void Add(DatabaseName database) => Interlocked.Increment(ref ended.GetOrAdd(database, _ => new StrongBox<long>()).Value);

    /// <summary>How many there were.</summary>
    public long Of(DatabaseName database) => ended.TryGetValue(database, out var count) ? Interlocked.Read(ref count.Value) : 0;
}
