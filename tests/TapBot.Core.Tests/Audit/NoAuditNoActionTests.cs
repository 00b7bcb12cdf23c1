using Microsoft.EntityFrameworkCore;
using TapBot.Core.Access;
using TapBot.Core.Audit;
using TapBot.Core.Storage;
using TapBot.Testing.Storage;

namespace TapBot.Core.Tests.Audit;

/// <summary>A store that takes no more rows: nothing that must be audited happens, what was there can still be read, and it goes on when there is room again.</summary>
public sealed class NoAuditNoActionTests : IAsyncLifetime
{
    private StorageRig rig = null!;
    private Actor ada = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        rig = await StorageRig.StartAsync();
        await rig.SetUpAsync();
        ada = (await rig.SignInAsync()).Actor;
        await ExecuteAsync("CREATE TRIGGER full BEFORE INSERT ON Audit BEGIN SELECT RAISE(FAIL, 'database or disk is full'); END");
    }

    public ValueTask DisposeAsync() => rig.DisposeAsync();

    [Fact]
    public async Task People_TrailIsFull_NothingIsChangedAndItSaysWhy()
    {
        var people = rig.Get<People>();
        var made = new NewPerson("vera", StorageRig.Password, Rights.None);

        var why = await Assert.ThrowsAsync<AuditUnavailableException>(() => people.CreateAsync(ada, made, Token));
        await Assert.ThrowsAsync<AuditUnavailableException>(() => people.SetPasswordAsync(ada, "ada", "some quite other words", Token));
        await Assert.ThrowsAsync<AuditUnavailableException>(() => rig.Get<TokenRegister>().CreateAsync(ada, new NewToken("t", rig.Time.GetUtcNow().AddDays(1), Rights.All), Token));
        await Assert.ThrowsAsync<AuditUnavailableException>(() => rig.Get<SignInDoor>().TryAsync("ada", StorageRig.Password, null, null, Token));

        Assert.Contains("disk is full", why.Message, StringComparison.Ordinal);
        Assert.Single(await people.ListAsync(ada, Token));
        Assert.Single(await rig.Get<TokenRegister>().ListAsync(ada, ofAll: true, Token));
        await ExecuteAsync("DROP TRIGGER full");
        Assert.Equal(AccessResult.Done, (await people.CreateAsync(ada, made, Token)).Result);
        Assert.Empty((await rig.Get<AuditVerifier>().VerifyAsync(null, Token)).Flaws);
    }

    private Task ExecuteAsync(string statement) => rig.Storage.WriteAsync(db => db.Database.ExecuteSqlRawAsync(statement, Token), Token);
}
