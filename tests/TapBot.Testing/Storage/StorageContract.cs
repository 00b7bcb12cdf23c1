using Microsoft.EntityFrameworkCore;
using TapBot.Core.Access;
using TapBot.Core.Audit;
using TapBot.Core.Storage;
using TapBot.Core.Wording;
using Xunit;

namespace TapBot.Testing.Storage;

/// <summary>What must hold on every engine; derived once for each.</summary>
public abstract partial class StorageContract : IAsyncLifetime
{
    private StorageRig rig = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    protected abstract Task<IReadOnlyDictionary<string, string?>> SettingsAsync();

    public async ValueTask InitializeAsync() => rig = await StorageRig.StartAsync(await SettingsAsync());

    public virtual async ValueTask DisposeAsync()
    {
        await rig.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task MigrateAsync_Twice_ChangesNothing()
    {
        await rig.SetUpAsync();

        await rig.Storage.MigrateAsync(Token);

        Assert.False(await rig.Get<SetupDoor>().IsOpenAsync(Token));
        Assert.True(await rig.Storage.AnswersAsync(Token));
    }

    [Fact]
    public async Task MigrateAsync_NewerSchema_RefusesAndNamesIt()
    {
        await rig.Storage.WriteAsync(db => db.Database.ExecuteSqlRawAsync(
            "INSERT INTO \"__EFMigrationsHistory\" (\"MigrationId\", \"ProductVersion\") VALUES ('99990101000000_Later', '11.0.0')", Token), Token);

        var exception = await Assert.ThrowsAsync<StorageException>(() => rig.Storage.MigrateAsync(Token));

        Assert.Contains("99990101000000_Later", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MigrateAsync_StepThatFailsHalfWay_LeavesTheStoreAsItWas()
    {
        await rig.SetUpAsync();
        // The step now makes its first table and then meets one that is there.
        await rig.Storage.WriteAsync(db => db.Database.ExecuteSqlRawAsync("DROP TABLE \"Audit\"; DELETE FROM \"__EFMigrationsHistory\"", Token), Token);

        await Assert.ThrowsAsync<StorageException>(() => rig.Storage.MigrateAsync(Token));

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => rig.Storage.ReadAsync(db => db.Set<AuditRow>().CountAsync(Token)));
        Assert.Empty(await rig.Storage.ReadAsync(db => db.Database.SqlQueryRaw<string>("SELECT \"MigrationId\" AS \"Value\" FROM \"__EFMigrationsHistory\"").ToListAsync(Token)));
        Assert.Equal("ada", await rig.Storage.ReadAsync(db => db.Users.Select(u => u.UserName).SingleAsync(Token)));
    }

    [Fact]
    public async Task Moments_OfDifferentZones_AreOrderedAndComparedByTheEngine()
    {
        await rig.SetUpAsync();
        var (_, actor) = await rig.SignInAsync();
        var noon = new DateTimeOffset(2026, 5, 1, 14, 0, 0, TimeSpan.FromHours(2));
        await rig.Storage.WriteAsync(db => db.Set<SessionRow>().ExecuteUpdateAsync(s => s.SetProperty(r => r.LastSeenAt, noon), Token), Token);

        var seen = await rig.Storage.ReadAsync(db => db.Set<SessionRow>().Where(s => s.LastSeenAt > noon.AddMinutes(-1) && s.LastSeenAt <= noon.ToUniversalTime())
            .OrderBy(s => s.LastSeenAt).Select(s => s.LastSeenAt).ToListAsync(Token));

        Assert.Equal(noon.ToUniversalTime(), Assert.Single(seen));
        Assert.NotNull(actor.SessionId);
    }

    [Fact]
    public async Task WriteAsync_WorkThatFails_LeavesNothing()
    {
        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => rig.Storage.WriteAsync(async db =>
        {
            db.Users.Add(new PortalUser { UserName = "half", CreatedAt = rig.Time.GetUtcNow() });
            await db.SaveChangesAsync(Token);
            throw new TimeZoneNotFoundException();
        }, Token));

        Assert.Equal(0, await rig.Storage.ReadAsync(db => db.Users.CountAsync(Token)));
    }

    [Fact]
    public async Task SetUpSignInAndRights_OnThisEngine_WorkTogether()
    {
        var token = await rig.SetUpAsync();
        var (secret, actor) = await rig.SignInAsync("ADA");
        var script = await rig.Get<ApiTokens>().FindAsync(token, null, Token);

        Assert.Equal(actor, await rig.Get<Sessions>().FindAsync(secret, "127.0.0.1", active: true, Token));
        Assert.True(await rig.Get<AccessGuard>().AllowsAsync(actor, Permission.Administer, Scope.Portal, Token));
        Assert.True(await rig.Get<AccessGuard>().AllowsAsync(script!, Permission.Administer, Scope.Portal, Token));
        Assert.Empty((await rig.Get<AuditVerifier>().VerifyAsync(null, Token)).Flaws);
    }

    [Fact]
    public async Task IntendAsync_ManyAtOnce_MakeOneChainWithoutGaps()
    {
        var trail = rig.Get<IAuditTrail>();

        await Task.WhenAll(Enumerable.Range(0, 40).Select(async i =>
        {
            var ticket = await trail.IntendAsync(new AuditIntent(Actor.Portal, "test.act", $"target {i}", Details: "{\"text\":\"ü\\u0000 \"}"), Token);
            await trail.ConcludeAsync(ticket, "done", Phrase.Of("test.done", ("number", i)));
        }));

        var report = await rig.Get<AuditVerifier>().VerifyAsync(null, Token);
        Assert.Equal(80, report.Rows);
        Assert.Equal(80, report.Head.Sequence);
        Assert.Empty(report.Flaws);
    }

    [Fact]
    public async Task VerifyAsync_EditedRow_IsNamed()
    {
        await WriteRowsAsync(5);
        await rig.Storage.WriteAsync(db => db.Set<AuditRow>().Where(r => r.Sequence == 3).ExecuteUpdateAsync(s => s.SetProperty(r => r.Target, "other"), Token), Token);

        Assert.Equal([new AuditFlaw(AuditFlawKind.Edited, 3, 3)], (await rig.Get<AuditVerifier>().VerifyAsync(null, Token)).Flaws);
    }

    [Fact]
    public async Task VerifyAsync_DeletedRows_AreNamed()
    {
        await WriteRowsAsync(6);
        await rig.Storage.WriteAsync(db => db.Set<AuditRow>().Where(r => r.Sequence == 3 || r.Sequence == 4).ExecuteDeleteAsync(Token), Token);

        Assert.Equal([new AuditFlaw(AuditFlawKind.Deleted, 3, 4)], (await rig.Get<AuditVerifier>().VerifyAsync(null, Token)).Flaws);
    }

    [Fact]
    public async Task VerifyAsync_SwappedRows_AreNamedWithTheirOldPlaces()
    {
        await WriteRowsAsync(6);
        await MoveAsync(3, 1003);
        await MoveAsync(4, 3);
        await MoveAsync(1003, 4);

        Assert.Equal(
            [new AuditFlaw(AuditFlawKind.Reordered, 3, 4), new AuditFlaw(AuditFlawKind.Reordered, 4, 3)],
            (await rig.Get<AuditVerifier>().VerifyAsync(null, Token)).Flaws);
    }

    [Fact]
    public async Task VerifyAsync_EndCutOff_IsToldByTheHeadKeptBeside()
    {
        await WriteRowsAsync(6);
        await rig.Storage.WriteAsync(db => db.Set<AuditRow>().Where(r => r.Sequence > 4).ExecuteDeleteAsync(Token), Token);

        var report = await rig.Get<AuditVerifier>().VerifyAsync(null, Token);

        Assert.Equal([new AuditFlaw(AuditFlawKind.Truncated, 6, 6)], report.Flaws);
        Assert.Equal(4, report.Rows);
    }

    [Fact]
    public async Task VerifyAsync_RowsWrittenAnew_AreToldByANotedHead()
    {
        await WriteRowsAsync(4);
        var noted = (await rig.Get<AuditVerifier>().VerifyAsync(null, Token)).Head;
        await rig.Storage.WriteAsync(db => db.Set<AuditRow>().ExecuteDeleteAsync(Token), Token);
        await WriteRowsAsync(5, "forged");

        Assert.Empty((await rig.Get<AuditVerifier>().VerifyAsync(null, Token)).Flaws);
        Assert.Equal(AuditFlawKind.Truncated, Assert.Single((await rig.Get<AuditVerifier>().VerifyAsync(noted, Token)).Flaws).Kind);
    }

    private async Task WriteRowsAsync(int count, string target = "target")
    {
        for (var i = 0; i < count; i++)
            await rig.Get<IAuditTrail>().IntendAsync(new AuditIntent(Actor.Portal, "test.act", target), Token);
    }

    private Task MoveAsync(long from, long to) => rig.Storage.WriteAsync(
        db => db.Database.ExecuteSqlRawAsync("UPDATE \"Audit\" SET \"Sequence\" = {0} WHERE \"Sequence\" = {1}", [to, from], Token), Token);
}
