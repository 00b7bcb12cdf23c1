using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TapBot.Core.Access;
using TapBot.Core.Audit;
using TapBot.Core.Storage;
using Xunit;

namespace TapBot.Testing.Storage;

/// <summary>People, rights and tokens, on every engine.</summary>
public abstract partial class StorageContract
{
    private static readonly Rights Administrator = new([new Grant(Role.Administrator)], []);
    private static readonly Rights Viewer = new([new Grant(Role.Viewer, ServerName.Parse("server-1"), "shop")], [new PermissionGrant(Permission.RevealSecrets)]);

    private People People => rig.Get<People>();

    [Fact]
    public async Task People_MadeAndListed_AreAsTheyWereMade()
    {
        await rig.SetUpAsync();
        var (_, ada) = await rig.SignInAsync();
        Assert.Equal(AccessResult.Done, (await People.CreateAsync(ada, new NewPerson("Vera", StorageRig.Password, Viewer), Token)).Result);
        Assert.Equal(AccessResult.Conflict, (await People.CreateAsync(ada, new NewPerson("VERA", StorageRig.Password, Viewer), Token)).Result);
        rig.Time.Advance(TimeSpan.FromMinutes(3));
        await rig.SignInAsync("vera");

        var people = await People.ListAsync(ada, Token);

        Assert.Equal(["ada", "Vera"], people.Select(p => p.UserName));
        Assert.True(people[1].Rights.SameAs(Viewer));
        Assert.Equal((rig.Time.GetUtcNow(), 1, false, false, false), (people[1].LastSignIn!.Value, people[1].Sessions, people[1].Disabled, people[1].Locked, people[1].SecondFactor));
    }

    [Fact]
    public async Task Person_Changed_LosesAndGetsRightsAtOnce()
    {
        await rig.SetUpAsync();
        var (_, ada) = await rig.SignInAsync();
        await People.CreateAsync(ada, new NewPerson("vera", StorageRig.Password, Administrator), Token);
        var (_, vera) = await rig.SignInAsync("vera");
        Assert.Equal(2, (await People.ListAsync(vera, Token)).Count);

        Assert.Equal(AccessResult.Done, (await People.ChangeAsync(ada, "Vera", new PersonChange(Viewer.Grants), Token)).Result);

        var rights = await rig.Get<AccessGuard>().RightsOfAsync(vera, Token);
        Assert.True(rights.SameAs(new Rights(Viewer.Grants, [])));
        await Assert.ThrowsAsync<AccessDeniedException>(() => People.ListAsync(vera, Token));

        Assert.Equal(AccessResult.Done, (await People.ChangeAsync(ada, "vera", new PersonChange(Disabled: true), Token)).Result);
        Assert.Same(Rights.None, await rig.Get<AccessGuard>().RightsOfAsync(vera, Token));
        Assert.Equal(AccessResult.Done, (await People.ChangeAsync(ada, "vera", new PersonChange(Disabled: false), Token)).Result);
        Assert.Same(Rights.None, await rig.Get<AccessGuard>().RightsOfAsync(vera, Token)); // the old session does not come back to life
        Assert.Single((await rig.Get<AccessGuard>().RightsOfAsync((await rig.SignInAsync("vera")).Actor, Token)).Grants);
    }

    [Fact]
    public async Task LastAdministrator_DeletedDemotedOrDisabled_IsRefused()
    {
        await rig.SetUpAsync();
        var (_, ada) = await rig.SignInAsync();
        await People.CreateAsync(ada, new NewPerson("vera", StorageRig.Password, Administrator), Token);
        await People.ChangeAsync(ada, "vera", new PersonChange(Disabled: true), Token);

        PersonAnswer[] answers =
        [
            await People.DeleteAsync(ada, "ada", Token),
            await People.ChangeAsync(ada, "ada", new PersonChange([new Grant(Role.Administrator, ServerName.Parse("server-1"))]), Token),
            await People.ChangeAsync(ada, "ada", new PersonChange(Disabled: true), Token),
        ];

        Assert.All(answers, a => Assert.Equal((AccessResult.Conflict, "access.lastAdministrator"), (a.Result, a.Statement.Code)));
        Assert.Equal(2, (await People.ListAsync(ada, Token)).Count);
        Assert.Equal(3, await rig.Storage.ReadAsync(db => db.Set<AuditRow>().CountAsync(r => r.Outcome == "refused", Token)));
    }

    [Fact]
    public async Task Administrators_WhoRemoveEachOtherAtOnce_LeaveOne()
    {
        await rig.SetUpAsync();
        var names = new List<string> { "ada" };
        var actors = new List<Actor> { (await rig.SignInAsync()).Actor };
        for (var round = 0; round < 8; round++)
        {
            await People.CreateAsync(actors[0], new NewPerson($"eve{round}", StorageRig.Password, Administrator), Token);
            names.Add($"eve{round}");
            actors.Add((await rig.SignInAsync(names[1])).Actor);

            var answers = await Task.WhenAll(Answer(() => People.DeleteAsync(actors[0], names[1], Token)), Answer(() => round % 2 == 0
                ? People.DeleteAsync(actors[1], names[0], Token)
                : People.ChangeAsync(actors[1], names[0], new PersonChange([]), Token)));

            Assert.Single(answers, a => a == AccessResult.Done);
            var left = answers[0] == AccessResult.Done ? 0 : 1;
            Assert.True((await rig.Get<AccessGuard>().RightsOfAsync(actors[left], Token)).IsAdministrator);
            (names, actors) = ([names[left]], [actors[left]]);
        }

        static async Task<AccessResult?> Answer(Func<Task<PersonAnswer>> change)
        {
            try
            {
                return (await change()).Result;
            }
            catch (Exception refused) when (refused is AccessDeniedException or StepUpRequiredException) // whose session is gone with them
            {
                return null;
            }
        }
    }

    [Fact]
    public async Task SetPassword_ByAdministrator_EndsSessionsAndOpensWithTheNewOneAlone()
    {
        await rig.SetUpAsync();
        var (_, ada) = await rig.SignInAsync();
        await People.CreateAsync(ada, new NewPerson("vera", "another good old sentence", Viewer), Token);
        var first = await rig.Get<SignInDoor>().TryAsync("vera", "another good old sentence", null, null, Token);

        Assert.Equal(AccessResult.Done, (await People.SetPasswordAsync(ada, "vera", StorageRig.Password, Token)).Result);

        Assert.False(await rig.Get<Sessions>().IsAliveAsync(first.Actor!, Token));
        Assert.Null((await rig.Get<SignInDoor>().TryAsync("vera", "another good old sentence", null, null, Token)).SessionSecret);
        Assert.NotNull((await rig.Get<SignInDoor>().TryAsync("vera", StorageRig.Password, null, null, Token)).SessionSecret);
    }

    [Fact]
    public async Task Person_DisabledWhileSigningIn_StaysDisabled()
    {
        await rig.SetUpAsync();
        var (_, ada) = await rig.SignInAsync();
        await People.CreateAsync(ada, new NewPerson("vera", StorageRig.Password, Viewer), Token);
        using var scope = rig.Scope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>();
        var loaded = (await users.FindByNameAsync("vera"))!;

        await People.ChangeAsync(ada, "vera", new PersonChange(Disabled: true), Token);
        await users.AccessFailedAsync(loaded);

        Assert.True((await People.FindAsync(ada, "vera", Token))!.Disabled);
    }

    [Fact]
    public async Task Delete_Person_TakesSessionsTokensAndGrantsAlong()
    {
        await rig.SetUpAsync();
        var (_, ada) = await rig.SignInAsync();
        await People.CreateAsync(ada, new NewPerson("vera", StorageRig.Password, Viewer), Token);
        var (_, vera) = await rig.SignInAsync("vera");
        var made = await rig.Get<TokenRegister>().CreateAsync(vera, new NewToken("own", rig.Time.GetUtcNow().AddDays(1), Viewer), Token);

        Assert.Equal(AccessResult.Done, (await People.DeleteAsync(ada, "vera", Token)).Result);

        Assert.Null(await rig.Get<ApiTokens>().FindAsync(made.Text!, null, Token));
        Assert.False(await rig.Get<Sessions>().IsAliveAsync(vera, Token));
        Assert.Equal(3, await rig.Storage.ReadAsync(db => db.Set<GrantRow>().CountAsync(Token))); // ada's and the two of her first token
        Assert.Empty((await rig.Get<AuditVerifier>().VerifyAsync(null, Token)).Flaws);
    }

    [Fact]
    public async Task Tokens_OwnAndOfAll_AreListedWithTheirLastUse()
    {
        await rig.SetUpAsync();
        var (_, ada) = await rig.SignInAsync();
        await People.CreateAsync(ada, new NewPerson("vera", StorageRig.Password, Viewer), Token);
        var (_, vera) = await rig.SignInAsync("vera");
        rig.Time.Advance(TimeSpan.FromSeconds(1));
        var made = await rig.Get<TokenRegister>().CreateAsync(vera, new NewToken("own", rig.Time.GetUtcNow().AddDays(1), Viewer), Token);
        await rig.Get<ApiTokens>().FindAsync(made.Text!, "192.0.2.1", Token);

        var own = Assert.Single(await rig.Get<TokenRegister>().ListAsync(vera, ofAll: false, Token));

        Assert.Equal(("own", "vera", rig.Time.GetUtcNow(), "192.0.2.1", made.Text![^4..]), (own.Name, own.Owner, own.LastUsedAt!.Value, own.LastUsedAddress, own.LastFour));
        Assert.True(own.Rights.SameAs(Viewer));
        Assert.Equal(["own", "first"], (await rig.Get<TokenRegister>().ListAsync(ada, ofAll: true, Token)).Select(t => t.Name));
        await Assert.ThrowsAsync<AccessDeniedException>(() => rig.Get<TokenRegister>().ListAsync(vera, ofAll: true, Token));
    }
}
