using TapBot.Core.Access;
using TapBot.Core.Databases;
using TapBot.Core.Streaming;
using TapBot.Testing.Access;
using TapBot.Testing.Audit;
using TapBot.Testing.Storage;

namespace TapBot.Testing.Databases;

/// <summary>What the console keeps for people, on a store of its own: ann, who administers, oleg, who may only read SQL, and vera, who may not.</summary>
internal sealed class KeepingRig : IAsyncDisposable
{
    private readonly AccessGuard guard;

    private KeepingRig(StorageRig storage)
    {
        Storage = storage;
        guard = new AccessGuard(Rights, Time);
        Writer = new PastWriter(storage.Storage, Time, Said);
        Past = new PastStatements(guard, storage.Storage, Trail, Writer, Time);
        Saved = new SavedQueries(guard, storage.Storage, Trail, Time);
    }

    public static DatabaseInstance Instance { get; } = new() { Name = DatabaseName.Parse("shop-db"), Scope = Scope.Portal, State = new StreamState.Live(DateTimeOffset.UnixEpoch) };

    public StorageRig Storage { get; }

    public FixedRights Rights { get; } = An.Store().Give(An.Operator, new Rights([new Grant(Role.Operator)], [new PermissionGrant(Permission.ReadSql)]));

    public AuditInMemory Trail { get; } = new();

    public CollectedLog Said { get; } = new();

    public PastWriter Writer { get; }

    public PastStatements Past { get; }

    public SavedQueries Saved { get; }

    public AccessGuard Guard => guard;

    public Microsoft.Extensions.Time.Testing.FakeTimeProvider Time => Storage.Time;

    public static async Task<KeepingRig> StartAsync(IReadOnlyDictionary<string, string?> settings)
    {
        var rig = new KeepingRig(await StorageRig.StartAsync(settings));
        foreach (var actor in new[] { An.Administrator, An.Operator, An.Viewer })
        {
            var user = new PortalUser { Id = actor.Id, UserName = actor.Name, NormalizedUserName = actor.Name.ToUpperInvariant(), SecurityStamp = actor.Id, CreatedAt = rig.Time.GetUtcNow() };
            await rig.Storage.Storage.WriteAsync(async db => await db.AddAsync(user), CancellationToken.None);
        }
        await rig.Writer.StartAsync(CancellationToken.None);
        await rig.Writer.SettleAsync(CancellationToken.None); // it begins by forgetting what is old
        return rig;
    }

    /// <summary>Somebody has run something.</summary>
    public void Ran(Actor actor, params string[] texts) => Ran(actor, StatementOutcome.Done, null, texts);

    /// <summary>Somebody has run something, and so it ended.</summary>
    public void Ran(Actor actor, StatementOutcome outcome, string? sqlState, params string[] texts) => Writer.Remember(new PastBatch(
        actor, Instance.Name, "shop", QueryMode.Read, [.. texts.Select(t => new PastEntry(t, Time.GetUtcNow(), TimeSpan.FromMilliseconds(12), outcome == StatementOutcome.Done ? 3 : null, outcome, sqlState))]));

    public Task<PastPage> PastAsync(Actor actor, PastQuestion? question = null) => Past.ListAsync(actor, Instance, question ?? new PastQuestion(), CancellationToken.None);

    public async Task<IEnumerable<string>> TextsAsync(Actor actor, PastQuestion? question = null) => (await PastAsync(actor, question)).Statements.Select(s => s.Text);

    public async ValueTask DisposeAsync()
    {
        await Writer.StopAsync(CancellationToken.None);
        Writer.Dispose();
        guard.Dispose();
        await Storage.DisposeAsync();
    }
}
