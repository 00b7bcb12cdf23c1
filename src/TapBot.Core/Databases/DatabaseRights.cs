using System.Runtime.CompilerServices;
using TapBot.Core.Access;
using TapBot.Core.Streaming;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>What all readers of this room ask before they answer.</summary>
internal static class DatabaseRights
{
    /// <summary>The instance of that name, for whoever may see it.</summary>
    /// <exception cref="AccessDeniedException">The actor may not see the instance.</exception>
    /// <exception cref="DatabaseException">There is none.</exception>
    public static async Task<DatabaseInstance> SeenAsync(this AccessGuard guard, Actor actor, DatabaseBroadcast broadcast, DatabaseName name, CancellationToken cancellationToken)
    {
        var found = broadcast.Current.Find(name) ?? throw new DatabaseException(Phrase.Of("databases.notFound", ("database", name.Value)));
        await guard.DemandAsync(actor, Permission.See, found.Scope, cancellationToken);
        return found;
    }

    /// <summary>What is read of an instance while somebody looks, the newest of it each time, with how that goes. The first comes at once, maybe with nothing yet; it ends with the instance.</summary>
    /// <exception cref="AccessDeniedException">The actor may not see the instance, or not any more.</exception>
    public static async IAsyncEnumerable<(StreamState State, T? Newest)> NewestAsync<T>(
        this AccessGuard guard, Actor actor, DatabaseBroadcast broadcast, DatabaseInstance instance, Func<DatabaseName, SharedReader<T>> open, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class
    {
        await guard.DemandAsync(actor, Permission.See, instance.Scope, cancellationToken);
        await using var reader = open(instance.Name);
        while (true)
        {
            var version = reader.Version;
            var newest = reader.Ring.Read(0, int.MaxValue).Items;
            // The name may mean another instance by now, which belongs elsewhere.
            if (broadcast.Current.Find(instance.Name) is not { Scope: var scope })
                yield break;
            await guard.DemandAsync(actor, Permission.See, scope, cancellationToken);
            yield return (reader.State, newest.Count > 0 ? newest[^1] : null);
            await guard.WaitAsync(actor, Permission.See, scope, token => reader.WaitAsync(version, token), cancellationToken);
        }
    }
}
