using TapBot.Core.Access;
using TapBot.Testing.Storage;

namespace TapBot.Core.Tests.Access;

public sealed class StepUpTests : IAsyncLifetime
{
    private StorageRig rig = null!;
    private Actor ada = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        rig = await StorageRig.StartAsync();
        await rig.SetUpAsync();
        ada = (await rig.SignInAsync()).Actor;
    }

    public ValueTask DisposeAsync() => rig.DisposeAsync();

    [Fact]
    public async Task IsFreshAsync_FiveMinutesAfterTheSignIn_IsOverUntilConfirmed()
    {
        Assert.True(await FreshAsync(ada));
        rig.Time.Advance(StepUp.Freshness - TimeSpan.FromSeconds(1));
        Assert.True(await FreshAsync(ada));
        rig.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.False(await FreshAsync(ada));

        var answer = await rig.Get<ConfirmDoor>().WithPasswordAsync(ada, StorageRig.Password, Token);

        Assert.Equal(rig.Time.GetUtcNow() + StepUp.Freshness, answer.ValidUntil);
        Assert.True(await FreshAsync(ada));
    }

    [Fact]
    public async Task IsFreshAsync_OtherSessionEndedOneOrNone_IsNever()
    {
        var (_, other) = await rig.SignInAsync();
        rig.Time.Advance(StepUp.Freshness);
        await rig.Get<ConfirmDoor>().WithPasswordAsync(ada, StorageRig.Password, Token);

        Assert.False(await FreshAsync(other));
        Assert.False(await FreshAsync(ada with { SessionId = null }));
        await rig.Get<Sessions>().EndAsync(ada, Token);
        Assert.False(await FreshAsync(ada));
        Assert.Null((await rig.Get<ConfirmDoor>().WithPasswordAsync(ada, StorageRig.Password, Token)).ValidUntil);
    }

    [Fact]
    public async Task WithPasswordAsync_WrongOnes_CountAsWrongSignIns()
    {
        rig.Time.Advance(StepUp.Freshness);
        for (var i = 0; i < 5; i++)
            Assert.Equal("access.confirm.wrongPassword", (await rig.Get<ConfirmDoor>().WithPasswordAsync(ada, "wrong", Token)).Reason!.Code);

        Assert.NotNull((await rig.Get<ConfirmDoor>().WithPasswordAsync(ada, StorageRig.Password, Token)).RetryAfter);
        Assert.False(await FreshAsync(ada));
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task AllowsAsync_Token_OnlyWithThatPermissionNamed(bool named, bool allowed)
    {
        var rights = new Rights([new Grant(Role.Administrator)], named ? [new PermissionGrant(Permission.RevealSecrets)] : []);
        var made = await rig.Get<TokenRegister>().CreateAsync(ada, new NewToken("ci", rig.Time.GetUtcNow().AddDays(1), rights), Token);
        var script = await rig.Get<ApiTokens>().FindAsync(made.Text!, null, Token);

        Assert.Equal(allowed, await rig.Get<StepUp>().AllowsAsync(script!, Permission.RevealSecrets, Token));
        Assert.False(await rig.Get<StepUp>().AllowsAsync(script!, Permission.Administer, Token));
        Assert.False(await FreshAsync(script!));
    }

    [Fact]
    public async Task AllowsAsync_TokenOfTheSetUp_AdministersAndNoMore()
    {
        await using var other = await StorageRig.StartAsync();
        var script = await other.Get<ApiTokens>().FindAsync(await other.SetUpAsync(), null, Token);

        Assert.True(await other.Get<StepUp>().AllowsAsync(script!, Permission.Administer, Token));
        Assert.False(await other.Get<StepUp>().AllowsAsync(script!, Permission.RevealSecrets, Token));
    }

    [Fact]
    public async Task AllowsAsync_TokenMadeByAToken_IsNotPrivileged()
    {
        await using var other = await StorageRig.StartAsync();
        var first = await other.Get<ApiTokens>().FindAsync(await other.SetUpAsync(), null, Token);
        var rights = new Rights([new Grant(Role.Administrator)], [new PermissionGrant(Permission.Administer)]);

        var made = await other.Get<TokenRegister>().CreateAsync(first!, new NewToken("child", other.Time.GetUtcNow().AddDays(1), rights), Token);

        var child = await other.Get<ApiTokens>().FindAsync(made.Text!, null, Token);
        Assert.False(await other.Get<StepUp>().AllowsAsync(child!, Permission.Administer, Token));
    }

    private async Task<bool> FreshAsync(Actor actor) => await rig.Get<StepUp>().IsFreshAsync(actor, Token);
}
