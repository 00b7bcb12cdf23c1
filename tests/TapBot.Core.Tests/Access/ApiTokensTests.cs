using Microsoft.EntityFrameworkCore;
using TapBot.Core.Access;
using TapBot.Testing.Storage;

namespace TapBot.Core.Tests.Access;

public sealed class ApiTokensTests : IAsyncLifetime
{
    private StorageRig rig = null!;
    private string text = "";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ApiTokens Tokens => rig.Get<ApiTokens>();

    public async ValueTask InitializeAsync()
    {
        rig = await StorageRig.StartAsync();
        text = await rig.SetUpAsync();
    }

    public ValueTask DisposeAsync() => rig.DisposeAsync();

    [Fact]
    public async Task FindAsync_Token_IsKnownAndItsUseIsKept()
    {
        var actor = await Tokens.FindAsync(text, "192.0.2.9", Token);

        Assert.Equal((ActorKind.Token, "ada/first"), (actor!.Kind, actor.Name));
        var row = await rig.Storage.ReadAsync(db => db.Set<ApiTokenRow>().SingleAsync(Token));
        Assert.Equal(rig.Time.GetUtcNow(), row.LastUsedAt);
        Assert.Equal("192.0.2.9", row.LastUsedAddress);
        Assert.Equal(text[^4..], row.LastFour);
        Assert.NotEqual(text, row.Hash);
    }

    [Fact]
    public async Task FindAsync_ExpiredRevokedOrOwnerDisabled_FindsNobody()
    {
        var actor = (await Tokens.FindAsync(text, null, Token))!;
        var guard = rig.Get<AccessGuard>();
        Assert.True(await guard.AllowsAsync(actor, Permission.Administer, Scope.Portal, Token));

        await rig.Storage.WriteAsync(db => db.Users.ExecuteUpdateAsync(s => s.SetProperty(u => u.Disabled, true), Token), Token);
        rig.Time.Advance(AccessGuard.CacheTime);
        Assert.Null(await Tokens.FindAsync(text, null, Token));
        Assert.False(await guard.AllowsAsync(actor, Permission.See, Scope.Portal, Token));

        await rig.Storage.WriteAsync(db => db.Users.ExecuteUpdateAsync(s => s.SetProperty(u => u.Disabled, false), Token), Token);
        Assert.NotNull(await Tokens.FindAsync(text, null, Token));
        rig.Time.Advance(ApiTokens.LongestLife);
        Assert.Null(await Tokens.FindAsync(text, null, Token));
        Assert.Equal(Rights.None, await guard.RightsOfAsync(actor, Token));
    }

    [Fact]
    public async Task RightsOf_OwnerDemoted_TokenIsDemotedToo()
    {
        var actor = (await Tokens.FindAsync(text, null, Token))!;

        await rig.Storage.WriteAsync(db => db.Set<GrantRow>().Where(g => g.UserId != null).ExecuteUpdateAsync(s => s.SetProperty(g => g.Role, Role.Viewer), Token), Token);
        rig.Time.Advance(AccessGuard.CacheTime);

        var rights = await rig.Get<AccessGuard>().RightsOfAsync(actor, Token);
        Assert.True(rights.Allows(Permission.See, Scope.Portal));
        Assert.False(rights.Allows(Permission.OperateContainers, Scope.Portal));
    }

    [Fact]
    public async Task CreateAsync_ByAToken_IsDenied()
    {
        var actor = (await Tokens.FindAsync(text, null, Token))!;

        await Assert.ThrowsAsync<AccessDeniedException>(() => Tokens.CreateAsync(actor, new ApiTokenRequest("more", "ada", TimeSpan.FromDays(1), Rights.All), Token));
    }

    [Fact]
    public async Task CreateAsync_LongerThanAYear_IsRefused() =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() =>
            Tokens.CreateAsync(Actor.Portal, new ApiTokenRequest("long", "ada", TimeSpan.FromDays(366), Rights.All), Token));

    [Fact]
    public async Task CreateAsync_ViewerToken_CanOnlySee()
    {
        var made = await Tokens.CreateAsync(Actor.Portal, new ApiTokenRequest("watch", "ADA", TimeSpan.FromDays(1), new Rights([new Grant(Role.Viewer)], [])), Token);

        var actor = (await Tokens.FindAsync(made!, null, Token))!;
        Assert.True(await rig.Get<AccessGuard>().AllowsAsync(actor, Permission.See, Scope.Portal, Token));
        Assert.False(await rig.Get<AccessGuard>().AllowsAsync(actor, Permission.OperateContainers, Scope.Portal, Token));
        Assert.Null(await Tokens.CreateAsync(Actor.Portal, new ApiTokenRequest("x", "nobody", TimeSpan.FromDays(1), Rights.All), Token));
    }
}
