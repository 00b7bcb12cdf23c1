using TapBot.Core.Access;
using TapBot.Core.Databases;

namespace TapBot.EndToEnd.Databases;

/// <summary>The browser of objects in front of a real PostgreSQL.</summary>
internal sealed class ObjectRig : IAsyncDisposable
{
    private readonly ObjectLists lists;
    private readonly ObjectLookup lookup;

    public ObjectRig(string monitor)
    {
        var (targets, own) = (new DatabaseTargets(), new OwnTransactions());
        targets.Set(new Dictionary<DatabaseName, DatabaseTarget> { [WatchedDatabase.Name] = new() { Name = WatchedDatabase.Name, Scope = Scope.Portal, Monitor = monitor } });
        var ask = new DatabaseAsk(targets, own, TimeProvider.System);
        lists = new ObjectLists(ask, targets, TimeProvider.System);
        lookup = new ObjectLookup(ask, own, TimeProvider.System);
    }

    public Task<InstanceObjects> InstanceAsync() => lists.InstanceAsync(WatchedDatabase.Name, anew: true, TestContext.Current.CancellationToken);

    public Task<ObjectList> ListAsync(bool anew = false) => lists.DatabaseAsync(WatchedDatabase.Name, "shop", anew, TestContext.Current.CancellationToken);

    public Task<ObjectDetails?> FindAsync(ObjectId id, bool withText) => lookup.FindAsync(WatchedDatabase.Name, "shop", id, withText, TestContext.Current.CancellationToken);

    public Task<ObjectParts> PartsAsync(uint oid) => lookup.PartsAsync(WatchedDatabase.Name, "shop", oid, TestContext.Current.CancellationToken);

    public Task<IReadOnlyList<ObjectPart>> SearchAsync(string text) => lookup.SearchAsync(WatchedDatabase.Name, "shop", text, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => lists.DisposeAsync();
}
