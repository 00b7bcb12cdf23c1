using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>
/// The lists of objects, each read once for all who ask within <see cref="ObjectList.Kept"/>. Nobody who goes away takes the reading from the others. Unguarded, so it stays in this room.
/// </summary>
internal sealed class ObjectLists : IAsyncDisposable
{
    /// <summary>How many lists are kept at most; the oldest goes first.</summary>
    public const int MostKept = 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    private readonly DatabaseAsk ask;
    private readonly DatabaseTargets targets;
    private readonly TimeProvider time;
    private readonly ITimer timer;
    private readonly Lock gate = new();
    private readonly Dictionary<(DatabaseTarget Target, string? Database, bool OfInstance), (Task Reading, DateTimeOffset At)> kept = [];
    private readonly CancellationTokenSource end = new();

    public ObjectLists(DatabaseAsk ask, DatabaseTargets targets, TimeProvider time)
    {
        (this.ask, this.targets, this.time) = (ask, targets, time);
        timer = time.CreateTimer(static lists => ((ObjectLists)lists!).Sweep(), this, ObjectList.Kept, ObjectList.Kept);
    }

    /// <summary>What the instance has beside the objects in its databases.</summary>
    /// <exception cref="DatabaseException">It cannot be reached or refuses.</exception>
    public Task<InstanceObjects> InstanceAsync(DatabaseName name, bool anew, CancellationToken cancellationToken) => KeptAsync(name, null, true, anew, async token =>
    {
        var rows = await AskAsync(name, null, ObjectListSql.Instance, token);
        var (databases, roles, tablespaces) = (Of(rows, ObjectKind.Database), Of(rows, ObjectKind.Role), Of(rows, ObjectKind.Tablespace));
        const int most = ObjectListSql.MostOfInstance;
        return new InstanceObjects(time.GetUtcNow(), rows.First(r => r.IsCurrent).Object.Name,
            [.. databases.Take(most).OrderBy(d => d.Name, StringComparer.OrdinalIgnoreCase)], [.. roles.Take(most)], [.. tablespaces.Take(most)],
            databases.Count > most || roles.Count > most || tablespaces.Count > most);
    }, cancellationToken);

    /// <summary>The objects of one database.</summary>
    /// <param name="name">The instance.</param>
    /// <param name="database">The database.</param>
    /// <param name="anew">Reads it even if there is one from a moment ago.</param>
    /// <param name="cancellationToken">Ends the waiting, not the reading.</param>
    /// <exception cref="DatabaseException">It cannot be reached or refuses.</exception>
    public Task<ObjectList> DatabaseAsync(DatabaseName name, string database, bool anew, CancellationToken cancellationToken) => KeptAsync(name, database, false, anew, async token =>
    {
        var all = (await AskAsync(name, database, ObjectListSql.Database, token)).Select(r => r.Object).ToList();
        return await Task.Run(() => Arrange(database, all), token);
    }, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await timer.DisposeAsync();
        await end.CancelAsync();
        List<Task> readings;
        lock (gate)
            readings = [.. kept.Values.Select(k => k.Reading)];
        await Task.WhenAll(readings).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        end.Dispose();
    }

    private static List<DatabaseObject> Of(IReadOnlyList<(DatabaseObject Object, bool)> rows, ObjectKind kind) => [.. rows.Select(r => r.Object).Where(o => o.Kind == kind)];

    private ObjectList Arrange(string database, List<DatabaseObject> all)
    {
        var byKind = all.ToLookup(o => o.Kind is ObjectKind.Schema or ObjectKind.Extension ? o.Kind : ObjectKind.Table);
        var objects = byKind[ObjectKind.Table].OrderBy(o => o.Schema, StringComparer.Ordinal).ThenBy(o => o.Name, StringComparer.OrdinalIgnoreCase).ThenBy(o => o.Arguments, StringComparer.Ordinal).ToList();
        const int most = ObjectListSql.Most;
        return new ObjectList(database, time.GetUtcNow(), [.. Named(ObjectKind.Schema)], [.. Named(ObjectKind.Extension)], objects.Count > most ? objects[..most] : objects,
            objects.Count > most || byKind[ObjectKind.Schema].Count() > most);

        IEnumerable<DatabaseObject> Named(ObjectKind kind) => byKind[kind].OrderBy(o => o.Name, StringComparer.OrdinalIgnoreCase).Take(most);
    }

    private Task<IReadOnlyList<(DatabaseObject Object, bool IsCurrent)>> AskAsync(DatabaseName name, string? database, string sql, CancellationToken cancellationToken) =>
        ask.AskAsync<IReadOnlyList<(DatabaseObject, bool)>>(name, database, async (connection, token) =>
        {
            IReadOnlyList<(DatabaseObject, bool)> found = [];
            await new ObjectBatch(connection).Add(ObjectListSql.Anchor).Add(sql, async (rows, t) => found = await ObjectListSql.ReadAsync(rows, t)).RunAsync(token);
            return found;
        }, Patience, cancellationToken);

    private async Task<T> KeptAsync<T>(DatabaseName name, string? database, bool ofInstance, bool anew, Func<CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        if (targets.Find(name) is not { Monitor: not null } target)
            throw new DatabaseException(Phrase.Of("databases.needsLogIn"));
        Task<T> reading;
        lock (gate)
        {
            var key = (target, database, ofInstance);
            var known = kept.TryGetValue(key, out var found);
            if (known && (!found.Reading.IsCompleted || (!anew && found.Reading.IsCompletedSuccessfully && time.GetUtcNow() - found.At < ObjectList.Kept)))
                reading = (Task<T>)found.Reading;
            else
            {
                if (!known && kept.Count >= MostKept && kept.Where(k => k.Value.Reading.IsCompleted).OrderBy(k => k.Value.At).Select(k => k.Key).ToList() is [var oldest, ..])
                    kept.Remove(oldest);
                reading = Task.Run(() => read(end.Token), CancellationToken.None);
                kept[key] = (reading, time.GetUtcNow());
            }
        }
        return await reading.WaitAsync(cancellationToken);
    }

    /// <summary>What nobody asks for any more is not kept in memory.</summary>
    private void Sweep()
    {
        lock (gate)
        {
            foreach (var (key, entry) in kept.Where(k => k.Value.Reading.IsCompleted && time.GetUtcNow() - k.Value.At >= ObjectList.Kept).ToList())
                kept.Remove(key);
        }
    }
}
