using TapBot.Core.Access;
using TapBot.Testing.Storage;

namespace TapBot.Core.Tests.Access;

public sealed class TokenRegisterTests : IAsyncLifetime
{
    private static readonly Rights Viewer = new([new Grant(Role.Viewer, ServerName.Parse("server-1"), "shop")], []);
    private StorageRig rig = null!;
    private Actor ada = null!;
    private Actor vera = null!;
    private string first = "";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private TokenRegister Tokens => rig.Get<TokenRegister>();

    private DateTimeOffset Tomorrow => rig.Time.GetUtcNow().AddDays(1);

    public async ValueTask InitializeAsync()
    {
        rig = await StorageRig.StartAsync();
        first = await rig.SetUpAsync();
        ada = (await rig.SignInAsync()).Actor;
        await rig.Get<People>().CreateAsync(ada, new NewPerson("vera", StorageRig.Password, Viewer), Token);
        vera = (await rig.SignInAsync("vera")).Actor;
    }

    public ValueTask DisposeAsync() => rig.DisposeAsync();

    [Fact]
    public async Task CreateAsync_MoreThanTheOwnerHas_IsTooMuch()
    {
        Rights[] more =
        [
            Rights.All,
            new([new Grant(Role.Viewer)], []),
            new([new Grant(Role.Viewer, ServerName.Parse("server-1"))], []),
            new([new Grant(Role.Operator, ServerName.Parse("server-1"), "shop")], []),
            new(Viewer.Grants, [new PermissionGrant(Permission.RevealSecrets, ServerName.Parse("server-1"), "shop")]),
        ];
        foreach (var rights in more)
            Assert.Equal(AccessResult.TooMuch, (await Tokens.CreateAsync(vera, new NewToken("more", Tomorrow, rights), Token)).Result);
        Assert.Empty(await Tokens.ListAsync(vera, ofAll: false, Token));
    }

    [Fact]
    public async Task CreateAsync_NameExpiryOrNothing_IsInvalid()
    {
        Assert.Equal("name", await FlawAsync(new NewToken(" ", Tomorrow, Viewer)));
        Assert.Equal("name", await FlawAsync(new NewToken(new string('x', 101), Tomorrow, Viewer)));
        Assert.Equal("expiresAt", await FlawAsync(new NewToken("t", rig.Time.GetUtcNow(), Viewer)));
        Assert.Equal("expiresAt", await FlawAsync(new NewToken("t", rig.Time.GetUtcNow().AddDays(365).AddSeconds(1), Viewer)));
        Assert.Equal("grants", await FlawAsync(new NewToken("t", Tomorrow, Rights.None)));
        Assert.Equal(AccessResult.Done, (await Tokens.CreateAsync(vera, new NewToken("t", rig.Time.GetUtcNow().AddDays(365), Viewer), Token)).Result);
    }

    [Fact]
    public async Task CreateAsync_OwnerDemotedLater_TokenIsDemotedAtOnce()
    {
        var made = await Tokens.CreateAsync(vera, new NewToken("own", Tomorrow, Viewer), Token);
        var script = (await rig.Get<ApiTokens>().FindAsync(made.Text!, null, Token))!;
        Assert.True((await rig.Get<AccessGuard>().RightsOfAsync(script, Token)).SameAs(Viewer));

        await rig.Get<People>().ChangeAsync(ada, "vera", new PersonChange([]), Token);

        Assert.False((await rig.Get<AccessGuard>().RightsOfAsync(script, Token)).AllowsSomewhere(Permission.See));
    }

    [Fact]
    public async Task CreateAsync_ByATokenThatAdministers_EndsWithThatOneAtTheLatest()
    {
        var root = (await rig.Get<ApiTokens>().FindAsync(first, null, Token))!;
        rig.Time.Advance(TimeSpan.FromDays(10));

        var made = await Tokens.CreateAsync(root, new NewToken("child", rig.Time.GetUtcNow().AddDays(365), Viewer), Token);

        Assert.Equal(("ada", rig.Time.GetUtcNow().AddDays(355)), (made.Token!.Owner, made.Token.ExpiresAt));
        var child = (await rig.Get<ApiTokens>().FindAsync(made.Text!, null, Token))!;
        await Assert.ThrowsAsync<AccessDeniedException>(() => Tokens.CreateAsync(child, new NewToken("grandchild", Tomorrow, Viewer), Token));
        Assert.Equal("child", Assert.Single(await Tokens.ListAsync(child, ofAll: false, Token)).Name);
        Assert.Equal(2, (await Tokens.ListAsync(root, ofAll: false, Token)).Count);
    }

    [Fact]
    public async Task CreateAsync_ByScreenOrPortal_IsDenied()
    {
        await Assert.ThrowsAsync<AccessDeniedException>(() => Tokens.CreateAsync(new Actor(ActorKind.Screen, "s", "s"), new NewToken("x", Tomorrow, Viewer), Token));
        await Assert.ThrowsAsync<AccessDeniedException>(() => Tokens.CreateAsync(Actor.Portal, new NewToken("x", Tomorrow, Viewer), Token));
        await Assert.ThrowsAsync<AccessDeniedException>(() => rig.Get<ApiTokens>().CreateAsync(vera, new ApiTokenRequest("x", "ada", TimeSpan.FromDays(1), Rights.All), Token));
    }

    [Fact]
    public async Task CreateAsync_MoreThanAHundredAlive_IsRefused()
    {
        for (var i = 0; i < TokenRegister.MostPerOwner; i++)
            Assert.Equal(AccessResult.Done, (await Tokens.CreateAsync(vera, new NewToken($"t{i}", Tomorrow, Viewer), Token)).Result);

        Assert.Equal(AccessResult.Conflict, (await Tokens.CreateAsync(vera, new NewToken("one more", Tomorrow, Viewer), Token)).Result);
        rig.Time.Advance(TimeSpan.FromDays(1));
        vera = (await rig.SignInAsync("vera")).Actor;
        Assert.Equal(AccessResult.Done, (await Tokens.CreateAsync(vera, new NewToken("one more", Tomorrow, Viewer), Token)).Result);
    }

    [Fact]
    public async Task RevokeAsync_OwnOrAsAdministrator_EndsItAtOnceAndOthersCannot()
    {
        var made = await Tokens.CreateAsync(vera, new NewToken("own", Tomorrow, Viewer), Token);
        var again = await Tokens.CreateAsync(vera, new NewToken("other", Tomorrow, Viewer), Token);
        var adas = Assert.Single(await Tokens.ListAsync(ada, ofAll: false, Token));

        Assert.Equal(AccessResult.NotFound, (await Tokens.RevokeAsync(vera, adas.Id, Token)).Result);
        Assert.Equal(AccessResult.Done, (await Tokens.RevokeAsync(vera, made.Token!.Id, Token)).Result);
        Assert.Equal(AccessResult.Done, (await Tokens.RevokeAsync(ada, again.Token!.Id, Token)).Result);
        Assert.Equal(AccessResult.NotFound, (await Tokens.RevokeAsync(ada, again.Token!.Id, Token)).Result);

        Assert.Null(await rig.Get<ApiTokens>().FindAsync(made.Text!, null, Token));
        Assert.All(await Tokens.ListAsync(vera, ofAll: false, Token), t => Assert.NotNull(t.RevokedAt));
    }

    private async Task<string> FlawAsync(NewToken token) => Assert.Single((await Tokens.CreateAsync(vera, token, Token)).Flaws).Member;
}
