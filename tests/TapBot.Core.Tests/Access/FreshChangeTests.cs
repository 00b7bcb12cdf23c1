using Microsoft.EntityFrameworkCore;
using TapBot.Core.Access;
using TapBot.Core.Audit;
using TapBot.Testing.Storage;

namespace TapBot.Core.Tests.Access;

/// <summary>Whoever sits down at an open session, or finds a token that was not made for it, changes no people and no tokens.</summary>
public sealed class FreshChangeTests : IAsyncLifetime
{
    private static readonly Rights Viewer = new([new Grant(Role.Viewer)], []);
    private StorageRig rig = null!;
    private Actor ada = null!;
    private Actor vera = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private People People => rig.Get<People>();

    private TokenRegister Tokens => rig.Get<TokenRegister>();

    public async ValueTask InitializeAsync()
    {
        rig = await StorageRig.StartAsync();
        await rig.SetUpAsync();
        ada = (await rig.SignInAsync()).Actor;
        await People.CreateAsync(ada, new NewPerson("vera", StorageRig.Password, Viewer), Token);
        vera = (await rig.SignInAsync("vera")).Actor;
    }

    public ValueTask DisposeAsync() => rig.DisposeAsync();

    [Fact]
    public async Task Changes_WithAnOldSignIn_AreRefusedAndWrittenDownUntilConfirmed()
    {
        var veras = await MadeAsync(vera);
        rig.Time.Advance(StepUp.Freshness);

        foreach (var change in Changes(ada, veras.Id))
            Assert.False((await Assert.ThrowsAsync<StepUpRequiredException>(change)).IsToken);

        Assert.Equal(["ada", "vera"], (await People.ListAsync(ada, Token)).Select(p => p.UserName));
        Assert.True((await People.FindAsync(ada, "vera", Token))!.Rights.SameAs(Viewer));
        Assert.Equal(2, (await Tokens.ListAsync(ada, ofAll: true, Token)).Count(t => t.IsAlive(rig.Time.GetUtcNow())));
        Assert.Equal(Changes(ada, veras.Id).Count, await RefusedAsync("access.stepUp.needed"));

        await rig.Get<ConfirmDoor>().WithPasswordAsync(ada, StorageRig.Password, Token);
        foreach (var change in Changes(ada, veras.Id))
            await change();
        Assert.Equal(["ada", "eve"], (await People.ListAsync(ada, Token)).Select(p => p.UserName));
    }

    [Fact]
    public async Task Changes_ByATokenNotMadeForThem_AreRefused()
    {
        var veras = await MadeAsync(vera);
        var plain = await Tokens.CreateAsync(ada, new NewToken("plain", rig.Time.GetUtcNow().AddDays(1), Rights.All), Token);
        var script = (await rig.Get<ApiTokens>().FindAsync(plain.Text!, null, Token))!;

        foreach (var change in Changes(script, veras.Id))
            Assert.True((await Assert.ThrowsAsync<StepUpRequiredException>(change)).IsToken);

        Assert.Equal(Changes(script, veras.Id).Count, await RefusedAsync("access.stepUp.token"));
        Assert.Equal(AccessResult.Done, (await Tokens.RevokeAsync(script, script.Id, Token)).Result);
    }

    [Fact]
    public async Task Revoke_OnesOwnTokenWithAnOldSignIn_IsNeverHeldBack()
    {
        var own = await MadeAsync(vera);
        rig.Time.Advance(StepUp.Freshness);

        Assert.Equal(AccessResult.Done, (await Tokens.RevokeAsync(vera, own.Id, Token)).Result);
        await Assert.ThrowsAsync<StepUpRequiredException>(() => MadeAsync(vera));
    }

    [Fact]
    public async Task Changes_WhatCannotBeTaken_SaysSoBeforeItAsksForAnything()
    {
        rig.Time.Advance(StepUp.Freshness);

        Assert.Equal(AccessResult.Invalid, (await People.CreateAsync(ada, new NewPerson("eve", "short", Viewer), Token)).Result);
        Assert.Equal(AccessResult.Invalid, (await Tokens.CreateAsync(vera, new NewToken("", rig.Time.GetUtcNow().AddDays(1), Viewer), Token)).Result);
        await Assert.ThrowsAsync<AccessDeniedException>(() => People.DeleteAsync(vera, "ada", Token));
    }

    private List<Func<Task>> Changes(Actor actor, string tokenId) =>
    [
        () => People.CreateAsync(actor, new NewPerson("eve", StorageRig.Password, Viewer), Token),
        () => People.ChangeAsync(actor, "vera", new PersonChange([]), Token),
        () => People.SetPasswordAsync(actor, "vera", "some quite other words", Token),
        () => Tokens.CreateAsync(actor, new NewToken("more", rig.Time.GetUtcNow().AddDays(1), Viewer), Token),
        () => Tokens.RevokeAsync(actor, tokenId, Token),
        () => People.DeleteAsync(actor, "vera", Token),
    ];

    private async Task<ApiToken> MadeAsync(Actor actor) => (await Tokens.CreateAsync(actor, new NewToken("own", rig.Time.GetUtcNow().AddDays(1), Viewer), Token)).Token!;

    private async Task<int> RefusedAsync(string code) =>
        (await rig.Storage.ReadAsync(db => db.Set<AuditRow>().Where(r => r.Outcome == "refused").Select(r => r.Statement).ToListAsync(Token))).Count(s => s!.Contains(code, StringComparison.Ordinal));
}
