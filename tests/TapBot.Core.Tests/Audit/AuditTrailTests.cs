using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using TapBot.Core.Access;
using TapBot.Core.Audit;
using TapBot.Core.Servers;
using TapBot.Core.Wording;
using TapBot.Testing.Storage;

namespace TapBot.Core.Tests.Audit;

public sealed class AuditTrailTests : IAsyncLifetime
{
    private StorageRig rig = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IAuditTrail Trail => rig.Get<IAuditTrail>();

    public async ValueTask InitializeAsync() => rig = await StorageRig.StartAsync();

    public ValueTask DisposeAsync() => rig.DisposeAsync();

    [Fact]
    public async Task IntendAndConclude_Action_AreTwoRowsThatCanEachBeReadAlone()
    {
        var actor = new Actor(ActorKind.User, "1", "ada") { SessionId = new string('a', 64), Address = "192.0.2.1" };
        var ticket = await Trail.IntendAsync(new AuditIntent(actor, "containers.restart", "web", ServerName.Parse("one"), "shop", "{\"timeout\":5}"), Token);
        await Trail.ConcludeAsync(ticket, "done", Phrase.Of("containers.restart.done", ("seconds", 2)));

        var rows = await RowsAsync();

        Assert.Equal([null, "done"], rows.Select(r => r.Outcome));
        Assert.Equal([null, 1L], rows.Select(r => r.Intent));
        Assert.All(rows, r => Assert.Equal(("ada", "containers.restart", "web", "one", "shop", "aaaaaaaaaaaa", "192.0.2.1"),
            (r.ActorName, r.Action, r.Target, r.Server, r.Project, r.Session, r.Address)));
        Assert.Equal("""{"code":"containers.restart.done","arguments":{"seconds":2}}""", rows[1].Statement);
        Assert.Equal(AuditHash.Beginning, rows[0].PreviousHash);
        Assert.Equal(rows[0].Hash, rows[1].PreviousHash);
    }

    [Fact]
    public async Task Hash_OfAKnownRow_NeverChanges()
    {
        await Trail.IntendAsync(new AuditIntent(Actor.Portal, "test.act", "ü\"<>"), Token);

        // A change of the canonical form would break every chain that people have.
        Assert.Equal("f3004e1ef37f449c9d9a8d0a5b17dbc1548494613fe568e6d9fa612dd0e8c086", (await RowsAsync())[0].Hash);
    }

    [Fact]
    public async Task ConcludeForgotten_AfterARestart_ConcludesOpenIntentsAsUnknown()
    {
        var ended = await Trail.IntendAsync(new AuditIntent(Actor.Portal, "test.act", "one"), Token);
        await Trail.ConcludeAsync(ended, "done", Phrase.Of("test.done"));
        await Trail.IntendAsync(new AuditIntent(Actor.Portal, "test.act", "two"), Token);
        rig = await rig.RestartAsync();

        Assert.Equal(1, await rig.Get<AuditStart>().ConcludeForgottenAsync(Token));
        Assert.Equal(0, await rig.Get<AuditStart>().ConcludeForgottenAsync(Token));

        var last = (await RowsAsync())[^1];
        Assert.Equal(("two", "unknown", 3L), (last.Target, last.Outcome, last.Intent));
        Assert.Contains("audit.portalStopped", last.Statement, StringComparison.Ordinal);
    }

    [Fact]
    public async Task IntendAsync_StoreCannotBeWritten_IsUnavailableUntilItCan()
    {
        await using (await LockedAsync())
            await Assert.ThrowsAsync<AuditUnavailableException>(() => Trail.IntendAsync(new AuditIntent(Actor.Portal, "test.act", "one"), Token));

        Assert.Equal(1, (await Trail.IntendAsync(new AuditIntent(Actor.Portal, "test.act", "two"), Token)).Sequence);
    }

    [Fact]
    public async Task ConcludeAsync_StoreCannotBeWritten_IsOwedAndWrittenBeforeTheNextIntent()
    {
        var ticket = await Trail.IntendAsync(new AuditIntent(Actor.Portal, "test.act", "one"), Token);
        await using (await LockedAsync())
            await Trail.ConcludeAsync(ticket, "done", Phrase.Of("test.done"));

        await Trail.IntendAsync(new AuditIntent(Actor.Portal, "test.act", "two"), Token);

        Assert.Equal([("one", null), ("one", "done"), ("two", null)], (await RowsAsync()).Select(r => (r.Target, r.Outcome)));
        Assert.Empty((await rig.Get<AuditVerifier>().VerifyAsync(null, Token)).Flaws);
    }

    [Fact]
    public async Task RecordAsync_SignOutWhileTheTrailIsAway_StillEndsTheSession()
    {
        await rig.SetUpAsync();
        var (secret, actor) = await rig.SignInAsync();
        await rig.Storage.WriteAsync(db => db.Database.ExecuteSqlRawAsync("CREATE TRIGGER full BEFORE INSERT ON \"Audit\" BEGIN SELECT RAISE(ABORT, 'disk full'); END", Token), Token);

        await rig.Get<Sessions>().EndAsync(actor, Token);

        Assert.Null(await rig.Get<Sessions>().FindAsync(secret, null, true, Token));
        await Assert.ThrowsAsync<AuditUnavailableException>(() => rig.SignInAsync());
    }

    private Task<List<AuditRow>> RowsAsync() => rig.Storage.ReadAsync(db => db.Set<AuditRow>().OrderBy(r => r.Sequence).ToListAsync(Token));

    /// <summary>Another process writes and does not stop, so that the portal's patience of 5 s ends.</summary>
    private async Task<SqliteConnection> LockedAsync()
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(rig.Folder, "portal.db")};Pooling=False");
        await connection.OpenAsync(Token);
        await using var command = connection.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        await command.ExecuteNonQueryAsync(Token);
        return connection;
    }
}
