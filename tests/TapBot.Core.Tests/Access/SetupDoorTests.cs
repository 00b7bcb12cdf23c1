using Microsoft.EntityFrameworkCore;
using TapBot.Core.Access;
using TapBot.Core.Audit;
using TapBot.Testing.Storage;

namespace TapBot.Core.Tests.Access;

public sealed class SetupDoorTests : IAsyncLifetime
{
    private StorageRig rig = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private SetupDoor Door => rig.Get<SetupDoor>();

    public async ValueTask InitializeAsync() => rig = await StorageRig.StartAsync();

    public ValueTask DisposeAsync() => rig.DisposeAsync();

    [Fact]
    public async Task EnterAsync_RightToken_MakesAnAdministratorOnce()
    {
        var request = new SetupRequest(Door.Invite(), " ada ", StorageRig.Password);

        var first = await Door.EnterAsync(request, "192.0.2.1", Token);
        var second = await Door.EnterAsync(request, "192.0.2.1", Token);

        Assert.Equal((SetupResult.Created, "ada", null), (first.Result, first.UserName, first.ApiToken));
        Assert.Equal(SetupResult.AlreadyDone, second.Result);
        Assert.False(await Door.IsOpenAsync(Token));
        Assert.Equal(["access.setUp:", "access.setUp:done"], await AuditAsync());
    }

    [Fact]
    public async Task EnterAsync_TwentyAtOnce_LetOneIn()
    {
        var token = Door.Invite();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Door.EnterAsync(new SetupRequest(token, "ada" + i, StorageRig.Password), null, Token)));

        Assert.Single(answers, a => a.Result == SetupResult.Created);
        Assert.Equal(1, await rig.Storage.ReadAsync(db => db.Users.CountAsync(Token)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("wrong")]
    public async Task EnterAsync_WrongToken_MakesNobody(string token)
    {
        Door.Invite();

        Assert.Equal(SetupResult.WrongToken, (await Door.EnterAsync(new SetupRequest(token, "ada", StorageRig.Password), null, Token)).Result);
        Assert.True(await Door.IsOpenAsync(Token));
    }

    [Fact]
    public async Task EnterAsync_TokenOfTheInvitationBefore_IsWrong()
    {
        var old = Door.Invite();
        Door.Invite();

        Assert.Equal(SetupResult.WrongToken, (await Door.EnterAsync(new SetupRequest(old, "ada", StorageRig.Password), null, Token)).Result);
    }

    [Fact]
    public async Task EnterAsync_After30Minutes_HasExpired()
    {
        var token = Door.Invite();
        rig.Time.Advance(TimeSpan.FromMinutes(30));

        Assert.Equal(SetupResult.TokenExpired, (await Door.EnterAsync(new SetupRequest(token, "ada", StorageRig.Password), null, Token)).Result);
    }

    [Fact]
    public async Task EnterAsync_WithoutInvitation_IsWrong() =>
        Assert.Equal(SetupResult.WrongToken, (await Door.EnterAsync(new SetupRequest("", "ada", StorageRig.Password), null, Token)).Result);

    [Fact]
    public async Task EnterAsync_BadNameAndPassword_NamesBothAndKeepsTheToken()
    {
        var token = Door.Invite();

        var answer = await Door.EnterAsync(new SetupRequest(token, "a b", "short"), null, Token);

        Assert.Equal(SetupResult.Invalid, answer.Result);
        Assert.Equal([("userName", "access.userName.shape"), ("password", "access.password.short")], answer.Flaws.Select(f => (f.Member, f.Reason.Code)));
        Assert.Equal(SetupResult.Created, (await Door.EnterAsync(new SetupRequest(token, "ada", StorageRig.Password), null, Token)).Result);
    }

    [Fact]
    public async Task IsOpenAsync_AfterARestart_StaysClosed()
    {
        await rig.SetUpAsync();

        rig = await rig.RestartAsync();

        Assert.False(await Door.IsOpenAsync(Token));
    }

    [Fact]
    public async Task Reset_LostAdministrator_ComesInWithTheNewPasswordAndOldSessionsEnd()
    {
        await rig.SetUpAsync();
        var (secret, _) = await rig.SignInAsync();
        await rig.Storage.WriteAsync(db => db.Users.ExecuteUpdateAsync(s => s.SetProperty(u => u.Disabled, true), Token), Token);

        var password = await rig.Get<AdministratorReset>().RunAsync("Ada", Token);

        Assert.Null(await rig.Get<Sessions>().FindAsync(secret, null, true, Token));
        Assert.NotNull((await rig.Get<SignInDoor>().TryAsync("ada", password!, null, null, Token)).Actor);
        Assert.Null((await rig.Get<SignInDoor>().TryAsync("ada", StorageRig.Password, null, null, Token)).Actor);
    }

    [Fact]
    public async Task Reset_NobodyThere_MakesAnAdministrator()
    {
        var password = await rig.Get<AdministratorReset>().RunAsync("root", Token);

        var answer = await rig.Get<SignInDoor>().TryAsync("root", password!, null, null, Token);
        Assert.True(await rig.Get<AccessGuard>().AllowsAsync(answer.Actor!, Permission.Administer, Scope.Portal, Token));
        Assert.False(await Door.IsOpenAsync(Token));
        Assert.Null(await rig.Get<AdministratorReset>().RunAsync("no name", Token));
    }

    private Task<List<string>> AuditAsync() =>
        rig.Storage.ReadAsync(db => db.Set<AuditRow>().OrderBy(r => r.Sequence).Select(r => r.Action + ":" + r.Outcome).ToListAsync(Token));
}
