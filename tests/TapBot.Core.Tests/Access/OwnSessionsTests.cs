using TapBot.Core.Access;
using TapBot.Testing.Storage;

namespace TapBot.Core.Tests.Access;

public sealed class OwnSessionsTests : IAsyncLifetime
{
    private StorageRig rig = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Sessions Sessions => rig.Get<Sessions>();

    public async ValueTask InitializeAsync()
    {
        rig = await StorageRig.StartAsync();
        await rig.SetUpAsync();
        await rig.Get<AdministratorReset>().RunAsync("bob", Token);
    }

    public ValueTask DisposeAsync() => rig.DisposeAsync();

    [Fact]
    public async Task ListAsync_SeveralSessions_AreTheOwnLivingOnesTheCurrentFirst()
    {
        var (_, gone) = await rig.SignInAsync();
        var (_, here) = await rig.SignInAsync();
        var (_, there) = await rig.SignInAsync();
        await Sessions.EndAsync(gone, Token);

        var list = await Sessions.ListAsync(here, Token);

        Assert.Equal([true, false], list.Select(s => s.IsCurrent));
        Assert.Equal([here.SessionId![..16], there.SessionId![..16]], list.Select(s => s.Id));
        Assert.Equal(("127.0.0.1", "test", SignInMethod.Password), (list[0].Address, list[0].UserAgent, list[0].Method));
        Assert.Equal(rig.Time.GetUtcNow() + TimeSpan.FromHours(12), list[0].EndsAt);
        Assert.Empty(await Sessions.ListAsync(here with { Kind = ActorKind.Token }, Token));
    }

    [Fact]
    public async Task EndAsync_SessionOfSomebodyElseOrNone_EndsNothing()
    {
        var (_, ada) = await rig.SignInAsync();
        var bobs = new Actor(ActorKind.User, "somebody else", "bob") { SessionId = "x" };

        Assert.False(await Sessions.EndAsync(bobs, ada.SessionId![..16], Token));
        Assert.False(await Sessions.EndAsync(ada with { Kind = ActorKind.Token }, ada.SessionId[..16], Token));
        foreach (var id in new[] { "", "%", "_", ada.SessionId, new string('%', 16), new string('_', 16), ada.SessionId[..16].ToUpperInvariant() + "!" })
            Assert.False(await Sessions.EndAsync(ada, id, Token));
        Assert.True(await Sessions.IsAliveAsync(ada, Token));
    }

    [Fact]
    public async Task EndAsync_OwnOther_LosesItsRightsAtOnce()
    {
        var (_, here) = await rig.SignInAsync();
        var (_, there) = await rig.SignInAsync();
        var guard = rig.Get<AccessGuard>();
        Assert.True(await guard.AllowsAsync(there, Permission.See, Scope.Portal, Token));

        Assert.True(await Sessions.EndAsync(here, there.SessionId![..16], Token));

        Assert.False(await guard.AllowsAsync(there, Permission.See, Scope.Portal, Token));
        Assert.False(await Sessions.EndAsync(here, there.SessionId[..16], Token));
    }

    [Fact]
    public async Task EndOthersAsync_Several_LeavesTheOneThatAsks()
    {
        var (_, here) = await rig.SignInAsync();
        await rig.SignInAsync();
        await rig.SignInAsync();

        Assert.Equal(2, await Sessions.EndOthersAsync(here, Token));

        Assert.Single(await Sessions.ListAsync(here, Token));
    }

    [Fact]
    public async Task PasswordChange_RightOldOne_EndsTheOthersAndTheOldPassword()
    {
        var (_, here) = await rig.SignInAsync();
        var (_, there) = await rig.SignInAsync();

        var answer = await rig.Get<PasswordChange>().RunAsync(here, StorageRig.Password, "quite another four words", Token);

        Assert.Null(answer.Reason);
        Assert.True(await Sessions.IsAliveAsync(here, Token));
        Assert.False(await Sessions.IsAliveAsync(there, Token));
        Assert.Null((await rig.Get<SignInDoor>().TryAsync("ada", StorageRig.Password, null, null, Token)).SessionSecret);
        Assert.NotNull((await rig.Get<SignInDoor>().TryAsync("ada", "quite another four words", null, null, Token)).SessionSecret);
    }

    [Theory]
    [InlineData("wrong", "quite another four words", "oldPassword", "access.confirm.wrongPassword")]
    [InlineData(StorageRig.Password, "short", "newPassword", "access.password.short")]
    [InlineData(StorageRig.Password, StorageRig.Password, "newPassword", "access.password.same")]
    [InlineData(StorageRig.Password, "adaadaadaadaadaada", "newPassword", "access.password.isName")]
    public async Task PasswordChange_NotGood_NamesTheMember(string old, string fresh, string member, string code)
    {
        var (_, here) = await rig.SignInAsync();

        var answer = await rig.Get<PasswordChange>().RunAsync(here, old, fresh, Token);

        Assert.Equal((member, code), (answer.Member, answer.Reason!.Code));
        Assert.NotNull((await rig.Get<SignInDoor>().TryAsync("ada", StorageRig.Password, null, null, Token)).SessionSecret);
    }
}
