using Microsoft.EntityFrameworkCore;
using TapBot.Core.Access;
using TapBot.Testing.Access;
using TapBot.Testing.Storage;

namespace TapBot.Core.Tests.Access;

/// <summary>What somebody does who has the password and not the phone.</summary>
public sealed class CodeAttackTests : IAsyncLifetime
{
    private StorageRig rig = null!;
    private Actor ada = null!;
    private Authenticator app = null!;
    private IReadOnlyList<string> recovery = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        rig = await StorageRig.StartAsync();
        await rig.SetUpAsync();
        ada = (await rig.SignInAsync()).Actor;
        (app, recovery) = await rig.SecondFactorAsync(ada);
        rig.Time.Advance(TimeSpan.FromMinutes(2));
    }

    public ValueTask DisposeAsync() => rig.DisposeAsync();

    [Theory]
    [InlineData("{0}")]
    [InlineData(" {0} ")]
    [InlineData("{0} ")]
    public async Task Code_Reused_IsRefusedHoweverItIsPadded(string padded)
    {
        var code = app.Code();
        Assert.NotNull((await CodeAsync(await HalfAsync(), code)).SessionSecret);

        var again = await CodeAsync(await HalfAsync(), string.Format(System.Globalization.CultureInfo.InvariantCulture, padded, code));

        Assert.Equal("access.code.wrong", again.Reason!.Code);
        Assert.Null(again.SessionSecret);
    }

    [Fact]
    public async Task Code_UsedForTheConfirmation_IsRefusedAtTheSignIn()
    {
        var code = app.Code();
        Assert.NotNull((await rig.Get<ConfirmDoor>().WithCodeAsync(ada, code, Token)).ValidUntil);

        Assert.Equal("access.code.wrong", (await CodeAsync(await HalfAsync(), code)).Reason!.Code);
    }

    [Fact]
    public async Task Code_OlderThanTheOneUsed_IsRefused()
    {
        var before = app.Code(-1);
        Assert.NotNull((await CodeAsync(await HalfAsync(), app.Code())).SessionSecret);

        Assert.Null((await CodeAsync(await HalfAsync(), before)).SessionSecret);
    }

    [Fact]
    public async Task Code_TwiceAtTheSameMoment_OpensOnce()
    {
        var (one, other, code) = (await HalfAsync(), await HalfAsync(), app.Code());

        var answers = await Task.WhenAll(CodeAsync(one, code), CodeAsync(other, code));

        Assert.Single(answers, a => a.SessionSecret is not null);
    }

    [Fact]
    public async Task RecoveryCode_Reused_IsRefusedHoweverItIsWritten()
    {
        Assert.NotNull((await CodeAsync(await HalfAsync(), recovery[3].ToUpperInvariant().Replace("-", " ", StringComparison.Ordinal))).SessionSecret);

        Assert.Null((await CodeAsync(await HalfAsync(), recovery[3])).SessionSecret);
        Assert.Null((await CodeAsync(await HalfAsync(), recovery[3].Replace("-", "", StringComparison.Ordinal))).SessionSecret);
        Assert.Equal(9, (await rig.Get<SecondFactors>().StateAsync(ada, Token)).RecoveryCodesLeft);
    }

    [Fact]
    public async Task Codes_Guessed_AreSlowedDownForThePersonWhateverTheDoor()
    {
        var half = await HalfAsync();
        for (var i = 0; i < 4; i++)
            Assert.Equal("access.code.wrong", (await CodeAsync(half, "000000")).Reason!.Code);
        var fifth = await CodeAsync(half, "000000");
        Assert.True(fifth.MustStartAgain);
        Assert.False(rig.Get<SignInDoor>().IsHalfOpen(half));

        var next = await HalfAsync();
        Assert.NotNull((await CodeAsync(next, app.Code())).RetryAfter); // the right one waits too
        Assert.NotNull((await rig.Get<ConfirmDoor>().WithCodeAsync(ada, app.Code(), Token)).RetryAfter);
        Assert.NotNull((await CodeAsync(next, recovery[0])).SessionSecret); // the owner still comes in with what nobody can guess
    }

    [Fact]
    public async Task Codes_GuessedForADay_AreFewerThanAHundredAndTwenty()
    {
        var tried = 0;
        for (var end = rig.Time.GetUtcNow() + TimeSpan.FromDays(1); rig.Time.GetUtcNow() < end; rig.Time.Advance(TimeSpan.FromSeconds(20)))
        {
            if (rig.Get<CodeLimiter>().Take("somebody", isRecovery: false) is null)
                tried++;
        }

        Assert.InRange(tried, 90, 120);
    }

    [Fact]
    public async Task HalfSignIn_AfterItsTimeOrUse_OpensNothing()
    {
        var late = await HalfAsync();
        rig.Time.Advance(TimeSpan.FromMinutes(5));
        var used = await HalfAsync();
        Assert.NotNull((await CodeAsync(used, app.Code())).SessionSecret);

        Assert.True((await CodeAsync(late, app.Code(1))).MustStartAgain);
        Assert.True((await CodeAsync(used, app.Code(1))).MustStartAgain);
        Assert.True((await CodeAsync("", app.Code(1))).MustStartAgain);
    }

    [Fact]
    public async Task HalfSignIn_PasswordChangedMeanwhile_IsVoid()
    {
        var half = await HalfAsync();
        await rig.Get<PasswordChange>().RunAsync(ada, StorageRig.Password, "quite another four words", Token);

        Assert.True((await CodeAsync(half, app.Code())).MustStartAgain);
    }

    [Fact]
    public async Task HalfSignIn_DisabledMeanwhile_IsVoid()
    {
        var half = await HalfAsync();
        await rig.Storage.WriteAsync(db => db.Users.ExecuteUpdateAsync(s => s.SetProperty(u => u.Disabled, true), Token), Token);

        Assert.True((await CodeAsync(half, app.Code())).MustStartAgain);
    }

    private async Task<string> HalfAsync() =>
        (await rig.Get<SignInDoor>().TryAsync("ada", StorageRig.Password, "192.0.2.1", "test", Token)).HalfSecret ?? throw new InvalidOperationException("No code was asked for.");

    private Task<SignInAnswer> CodeAsync(string half, string code) => rig.Get<SignInDoor>().ContinueAsync(half, code, "192.0.2.1", "test", Token);
}
