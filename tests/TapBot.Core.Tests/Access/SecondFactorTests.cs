using Microsoft.EntityFrameworkCore;
using TapBot.Core.Access;
using TapBot.Core.Audit;
using TapBot.Testing.Storage;

namespace TapBot.Core.Tests.Access;

public sealed class SecondFactorTests : IAsyncLifetime
{
    private StorageRig rig = null!;
    private Actor ada = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private SecondFactors Factors => rig.Get<SecondFactors>();

    public async ValueTask InitializeAsync()
    {
        rig = await StorageRig.StartAsync();
        await rig.SetUpAsync();
        ada = (await rig.SignInAsync()).Actor;
    }

    public ValueTask DisposeAsync() => rig.DisposeAsync();

    [Fact]
    public async Task BeginAsync_NotConfirmed_IsNotAskedForAtSignIn()
    {
        var key = await Factors.BeginAsync(ada, Token);

        Assert.Equal($"otpauth://totp/TapBot%20Portal%3Aada?secret={key!.Text}&issuer=TapBot%20Portal&digits=6&period=30", key.Address);
        Assert.Equal(32, key.Text.Length);
        Assert.Null((await Factors.StateAsync(ada, Token)).Since);
        Assert.NotNull((await PasswordAsync()).SessionSecret);
    }

    [Fact]
    public async Task ConfirmAsync_WrongCode_ChangesNothing()
    {
        await Factors.BeginAsync(ada, Token);

        var answer = await Factors.ConfirmAsync(ada, "000 000", Token);

        Assert.Equal("access.code.wrong", answer.Reason!.Code);
        Assert.Null((await Factors.StateAsync(ada, Token)).Since);
    }

    [Fact]
    public async Task ConfirmAsync_RightCode_IsAskedForFromNowOnAndEndsTheOtherSessions()
    {
        var (other, _) = await rig.SignInAsync();

        var (_, codes) = await rig.SecondFactorAsync(ada);

        Assert.Equal(10, codes.Distinct().Count());
        Assert.All(codes, c => Assert.Matches("^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$", c));
        Assert.Equal(new SecondFactorState(rig.Time.GetUtcNow(), 10), await Factors.StateAsync(ada, Token));
        Assert.Null(await rig.Get<Sessions>().FindAsync(other, null, true, Token));
        Assert.True(await rig.Get<Sessions>().IsAliveAsync(ada, Token));
        var half = await PasswordAsync();
        Assert.Null(half.SessionSecret);
        Assert.NotNull(half.HalfSecret);
        Assert.Null(half.Actor);
        Assert.Null(await rig.Get<Sessions>().FindAsync(half.HalfSecret, null, true, Token)); // half a sign-in is no session
    }

    [Fact]
    public async Task BeginAsync_SwitchedOnAlready_IsRefused()
    {
        await rig.SecondFactorAsync(ada);

        Assert.Null(await Factors.BeginAsync(ada, Token));
    }

    [Fact]
    public async Task Key_InTheStore_IsSealedForItsRow()
    {
        var key = await Factors.BeginAsync(ada, Token);
        var row = await rig.Storage.ReadAsync(db => db.Set<SecondFactorRow>().SingleAsync(Token));

        Assert.DoesNotContain(key!.Text, row.Key, StringComparison.OrdinalIgnoreCase);
        Assert.Null(rig.Get<ISecretBox>().Open(row.Key, "second-factor/somebody else"));
        var codes = (await rig.SecondFactorAsync(ada)).RecoveryCodes;
        var hashes = await rig.Storage.ReadAsync(db => db.Set<RecoveryCodeRow>().Select(c => c.Hash).ToListAsync(Token));
        Assert.All(hashes, h => Assert.DoesNotContain(h, codes.Select(c => Secret.Hash(c.Replace("-", "", StringComparison.Ordinal)))));
    }

    [Fact]
    public async Task Change_SignInNotFresh_NeedsAConfirmation()
    {
        await rig.SecondFactorAsync(ada);
        rig.Time.Advance(StepUp.Freshness);

        await Assert.ThrowsAsync<StepUpRequiredException>(() => Factors.SwitchOffAsync(ada, Token));
        await Assert.ThrowsAsync<StepUpRequiredException>(() => Factors.RenewCodesAsync(ada, Token));
        await Assert.ThrowsAsync<StepUpRequiredException>(() => Factors.BeginAsync(ada, Token));
        Assert.NotNull((await rig.Get<ConfirmDoor>().WithPasswordAsync(ada, StorageRig.Password, Token)).ValidUntil);
        Assert.Null((await Factors.SwitchOffAsync(ada, Token)).Reason);
        Assert.NotNull((await PasswordAsync()).SessionSecret);
    }

    [Fact]
    public async Task RenewCodesAsync_OldCodes_OpenNothingAnyMore()
    {
        var (_, old) = await rig.SecondFactorAsync(ada);
        var fresh = (await Factors.RenewCodesAsync(ada, Token)).RecoveryCodes;

        Assert.Empty(old.Intersect(fresh));
        Assert.Null((await CodeAsync((await PasswordAsync()).HalfSecret!, old[0])).SessionSecret);
        Assert.NotNull((await CodeAsync((await PasswordAsync()).HalfSecret!, fresh[0])).SessionSecret);
    }

    [Fact]
    public async Task Change_ByAToken_IsRefused()
    {
        var script = new Actor(ActorKind.Token, ada.Id, "ada/ci") { SessionId = ada.SessionId };

        await Assert.ThrowsAsync<AccessDeniedException>(() => Factors.BeginAsync(script, Token));
        await Assert.ThrowsAsync<AccessDeniedException>(() => rig.Get<ConfirmDoor>().WithPasswordAsync(script, StorageRig.Password, Token));
    }

    [Fact]
    public async Task ResetAdministrator_WithSecondFactor_TakesItAway()
    {
        await rig.SecondFactorAsync(ada);

        var password = await rig.Get<AdministratorReset>().RunAsync("ada", Token);

        Assert.NotNull((await rig.Get<SignInDoor>().TryAsync("ada", password!, null, null, Token)).SessionSecret);
        Assert.Equal(0, await rig.Storage.ReadAsync(db => db.Set<RecoveryCodeRow>().CountAsync(Token)));
    }

    [Fact]
    public async Task CreateToken_FromTheCommandLineWithSecondFactor_WorksAndIsPrivilegedForWhatIsNamed()
    {
        await rig.SecondFactorAsync(ada);

        var text = await rig.Get<ApiTokens>().CreateAsync(Actor.Portal,
            new ApiTokenRequest("ci", "ada", TimeSpan.FromDays(1), new Rights([new Grant(Role.Viewer)], [new PermissionGrant(Permission.RevealSecrets)])), Token);

        var script = await rig.Get<ApiTokens>().FindAsync(text!, null, Token);
        Assert.True(await rig.Get<StepUp>().AllowsAsync(script!, Permission.RevealSecrets, Token));
    }

    [Fact]
    public async Task Changes_All_AreInTheAuditTrail()
    {
        await rig.SecondFactorAsync(ada);
        await Factors.RenewCodesAsync(ada, Token);
        await Factors.SwitchOffAsync(ada, Token);

        var rows = await rig.Storage.ReadAsync(db => db.Set<AuditRow>().Where(r => r.Outcome == "done" && r.Action.StartsWith("access.secondFactor")).OrderBy(r => r.Sequence).Select(r => r.Action).ToListAsync(Token));
        Assert.Equal(["access.secondFactor.on", "access.secondFactor.codes", "access.secondFactor.off"], rows);
    }

    private Task<SignInAnswer> PasswordAsync() => rig.Get<SignInDoor>().TryAsync("ada", StorageRig.Password, "192.0.2.1", "test", Token);

    private Task<SignInAnswer> CodeAsync(string half, string code) => rig.Get<SignInDoor>().ContinueAsync(half, code, "192.0.2.1", "test", Token);
}
