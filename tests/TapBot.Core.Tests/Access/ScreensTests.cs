using TapBot.Core.Access;
using TapBot.Testing.Storage;

namespace TapBot.Core.Tests.Access;

public sealed class ScreensTests : IAsyncLifetime
{
    private StorageRig rig = null!;
    private Actor ada = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ScreenDoor Door => rig.Get<ScreenDoor>();

    private ScreenRegister Screens => rig.Get<ScreenRegister>();

    public async ValueTask InitializeAsync()
    {
        rig = await StorageRig.StartAsync();
        await rig.SetUpAsync();
        ada = (await rig.SignInAsync()).Actor;
    }

    public ValueTask DisposeAsync() => rig.DisposeAsync();

    [Fact]
    public async Task Pairing_Approved_GivesAnIdentityThatSeesAndDoesNothingElse()
    {
        var secret = await PairAsync();

        var screen = (await Door.FindAsync(secret, "10.0.0.7", Token))!;

        Assert.Equal((ActorKind.Screen, "office", "main"), (screen.Actor.Kind, screen.Actor.Name, screen.Board.Value));
        var rights = await rig.Get<AccessGuard>().RightsOfAsync(screen.Actor, Token);
        Assert.Equal([Permission.See], Enum.GetValues<Permission>().Where(p => rights.AllowsSomewhere(p)));
        Assert.False(await rig.Get<StepUp>().AllowsAsync(screen.Actor, Permission.Administer, Token));
        var seen = Assert.Single(await Screens.ListAsync(ada, Token));
        Assert.Equal((rig.Time.GetUtcNow(), "10.0.0.7", "ada"), (seen.LastSeenAt, seen.LastSeenAddress, seen.ApprovedBy));
    }

    [Fact]
    public async Task Pairing_OneProject_SeesThatAlone()
    {
        var server = ServerName.Parse("server-1");
        var offer = Door.Begin(null)!;
        await Screens.ApproveAsync(ada, new NewScreen(offer.Code, "office", "main", server, "shop"), Token);

        var screen = (await Door.FindAsync((await Door.ClaimAsync(offer.Secret, Token))!, null, Token))!;

        var rights = await rig.Get<AccessGuard>().RightsOfAsync(screen.Actor, Token);
        Assert.True(rights.Allows(Permission.See, Scope.Of(server, "shop")));
        Assert.False(rights.Allows(Permission.See, Scope.Of(server, "bank")));
        Assert.False(rights.Allows(Permission.See, Scope.Portal));
    }

    [Fact]
    public async Task ClaimAsync_NotApprovedOrTwice_GivesNothing()
    {
        var offer = Door.Begin(null)!;
        Assert.Null(await Door.ClaimAsync(offer.Secret, Token));
        Assert.Equal(PairingState.Waiting, Door.Look(offer.Secret));
        await Screens.ApproveAsync(ada, new NewScreen(offer.Code, "office", "main"), Token);
        Assert.Equal(PairingState.Approved, Door.Look(offer.Secret));

        Assert.NotNull(await Door.ClaimAsync(offer.Secret, Token));

        Assert.Null(await Door.ClaimAsync(offer.Secret, Token));
        Assert.Equal(PairingState.Over, Door.Look(offer.Secret));
        Assert.Null(await Door.FindAsync(offer.Secret, null, Token)); // what names a pairing opens no board
    }

    [Fact]
    public async Task ApproveAsync_CodeAsPeopleTypeIt_IsTheSame()
    {
        var offer = Door.Begin(null)!;

        var answer = await Screens.ApproveAsync(ada, new NewScreen(" " + offer.Code.Replace("-", " ", StringComparison.Ordinal).ToLowerInvariant(), "office", "main"), Token);

        Assert.Equal(AccessResult.Done, answer.Result);
    }

    [Fact]
    public async Task ApproveAsync_AfterTenMinutesOrTwice_FindsNobody()
    {
        var offer = Door.Begin(null)!;
        await Screens.ApproveAsync(ada, new NewScreen(offer.Code, "office", "main"), Token);
        Assert.Equal(AccessResult.NotFound, (await Screens.ApproveAsync(ada, new NewScreen(offer.Code, "other", "main"), Token)).Result);
        var late = Door.Begin(null)!;
        rig.Time.Advance(TimeSpan.FromMinutes(10));
        ada = (await rig.SignInAsync()).Actor;

        Assert.Equal(AccessResult.NotFound, (await Screens.ApproveAsync(ada, new NewScreen(late.Code, "late", "main"), Token)).Result);
        Assert.Equal(PairingState.Over, Door.Look(late.Secret));
    }

    [Fact]
    public async Task ApproveAsync_BadMembers_NamesEach()
    {
        var answer = await Screens.ApproveAsync(ada, new NewScreen("0000-0000", " ", "No Board", null, "*", 2, 200), Token);

        Assert.Equal(AccessResult.Invalid, answer.Result);
        Assert.Equal(["code", "name", "board", "project", "inches", "metres"], answer.Flaws.Select(f => f.Member));
    }

    [Fact]
    public async Task Register_OfSomebodyElseThanAnAdministrator_IsDenied()
    {
        await rig.Get<People>().CreateAsync(ada, new NewPerson("vera", StorageRig.Password, new Rights([new Grant(Role.Operator)], [])), Token);
        var screen = (await Door.FindAsync(await PairAsync(), null, Token))!.Actor;
        foreach (var actor in new[] { (await rig.SignInAsync("vera")).Actor, screen })
        {
            await Assert.ThrowsAsync<AccessDeniedException>(() => Screens.ListAsync(actor, Token));
            await Assert.ThrowsAsync<AccessDeniedException>(() => Screens.ApproveAsync(actor, new NewScreen(Door.Begin(null)!.Code, "x", "main"), Token));
            await Assert.ThrowsAsync<AccessDeniedException>(() => Screens.RevokeAsync(actor, screen.Id, Token));
        }
    }

    [Fact]
    public async Task ApproveAsync_SignInNotFresh_AsksAgain_RevokingNever()
    {
        var secret = await PairAsync();
        var id = (await Door.FindAsync(secret, null, Token))!.Actor.Id;
        rig.Time.Advance(StepUp.Freshness);
        var offer = Door.Begin(null)!;

        await Assert.ThrowsAsync<StepUpRequiredException>(() => Screens.ApproveAsync(ada, new NewScreen(offer.Code, "other", "main"), Token));

        Assert.Equal(PairingState.Waiting, Door.Look(offer.Secret));
        Assert.Equal(AccessResult.Done, (await Screens.RevokeAsync(ada, id, Token)).Result);
    }

    [Fact]
    public async Task RevokeAsync_AtOnce_TakesIdentityAndRights()
    {
        var secret = await PairAsync();
        var actor = (await Door.FindAsync(secret, null, Token))!.Actor;
        Assert.True((await rig.Get<AccessGuard>().RightsOfAsync(actor, Token)).AllowsSomewhere(Permission.See));

        await Screens.RevokeAsync(ada, actor.Id, Token);

        Assert.Null(await Door.FindAsync(secret, null, Token));
        Assert.Equal(Rights.None, await rig.Get<AccessGuard>().RightsOfAsync(actor, Token));
        Assert.Equal(AccessResult.NotFound, (await Screens.RevokeAsync(ada, actor.Id, Token)).Result);
        Assert.NotNull(Assert.Single(await Screens.ListAsync(ada, Token)).RevokedAt);
    }

    [Fact]
    public void Begin_TooManyFromOneAddress_IsRefusedAndOthersAreNot()
    {
        for (var i = 0; i < Pairings.MostPerAddress; i++)
            Assert.NotNull(Door.Begin("10.0.0.1"));

        Assert.Null(Door.Begin("10.0.0.1"));
        Assert.NotNull(Door.Begin("10.0.0.2"));
        rig.Time.Advance(Pairings.Life);
        Assert.NotNull(Door.Begin("10.0.0.1"));
    }

    [Fact]
    public void Code_Any_HasNoCharactersThatLookAlike()
    {
        Assert.Empty(PairingCode.Alphabet.Intersect("0ODQ1IL2Z5S8BUV"));
        Assert.Equal(PairingCode.Alphabet.Length, PairingCode.Alphabet.Distinct().Count());
        var code = PairingCode.New();
        Assert.Equal(8, code.Length);
        Assert.Equal(code, PairingCode.Read(PairingCode.Shown(code)));
        Assert.Null(PairingCode.Read(code + "A"));
        Assert.Null(PairingCode.Read(null));
    }

    private async Task<string> PairAsync()
    {
        var offer = Door.Begin(null)!;
        Assert.Equal(AccessResult.Done, (await Screens.ApproveAsync(ada, new NewScreen(offer.Code, "office", "main"), Token)).Result);
        return (await Door.ClaimAsync(offer.Secret, Token))!;
    }
}
