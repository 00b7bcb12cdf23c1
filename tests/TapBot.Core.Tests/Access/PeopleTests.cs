using TapBot.Core.Access;
using TapBot.Testing.Storage;

namespace TapBot.Core.Tests.Access;

public sealed class PeopleTests : IAsyncLifetime
{
    private static readonly Rights Everything = Rights.All;
    private static readonly ServerName One = ServerName.Parse("server-1");
    private StorageRig rig = null!;
    private Actor ada = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private People People => rig.Get<People>();

    public async ValueTask InitializeAsync()
    {
        rig = await StorageRig.StartAsync();
        await rig.SetUpAsync();
        ada = (await rig.SignInAsync()).Actor;
    }

    public ValueTask DisposeAsync() => rig.DisposeAsync();

    public static TheoryData<string, string, string> Wrong => new()
    {
        { "no spaces", StorageRig.Password, "userName" },
        { "", StorageRig.Password, "userName" },
        { "vera", "short", "password" },
        { "a-long-user-name-15", "a-long-user-name-15", "password" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task CreateAsync_WrongNameOrPassword_IsInvalidAndSaysWhere(string userName, string password, string member)
    {
        var answer = await People.CreateAsync(ada, new NewPerson(userName, password, Rights.None), Token);

        Assert.Equal(AccessResult.Invalid, answer.Result);
        Assert.Equal(member, Assert.Single(answer.Flaws).Member);
    }

    [Fact]
    public async Task CreateAsync_GrantsWithoutSense_AreInvalid()
    {
        Rights[] wrong =
        [
            new([new Grant((Role)9)], []),
            new([new Grant(Role.Viewer, One, "")], []),
            new([new Grant(Role.Viewer, One, new string('x', 256))], []),
            new([], [new PermissionGrant((Permission)99)]),
            new([.. Enumerable.Range(0, 201).Select(i => new Grant(Role.Viewer, One, $"p{i}"))], []),
        ];
        foreach (var rights in wrong)
            Assert.Equal(AccessResult.Invalid, (await People.CreateAsync(ada, new NewPerson("vera", StorageRig.Password, rights), Token)).Result);
        Assert.Single(await People.ListAsync(ada, Token));
    }

    [Theory]
    [InlineData(Role.Viewer)]
    [InlineData(Role.Operator)]
    [InlineData(Role.Administrator)]
    public async Task Everything_BySomebodyWhoDoesNotAdministerThePortal_IsDenied(Role role)
    {
        // An administrator of every server's project, or of one server, is none of the portal.
        await People.CreateAsync(ada, new NewPerson("vera", StorageRig.Password, new Rights([new Grant(role, role == Role.Administrator ? One : null), new Grant(Role.Administrator, null, "shop")], [])), Token);
        var vera = (await rig.SignInAsync("vera")).Actor;

        await Assert.ThrowsAsync<AccessDeniedException>(() => People.ListAsync(vera, Token));
        await Assert.ThrowsAsync<AccessDeniedException>(() => People.FindAsync(vera, "vera", Token));
        await Assert.ThrowsAsync<AccessDeniedException>(() => People.CreateAsync(vera, new NewPerson("eve", StorageRig.Password, Rights.None), Token));
        await Assert.ThrowsAsync<AccessDeniedException>(() => People.ChangeAsync(vera, "vera", new PersonChange(Everything.Grants), Token));
        await Assert.ThrowsAsync<AccessDeniedException>(() => People.SetPasswordAsync(vera, "ada", StorageRig.Password, Token));
        await Assert.ThrowsAsync<AccessDeniedException>(() => People.DeleteAsync(vera, "ada", Token));
        Assert.Equal(2, (await People.ListAsync(ada, Token)).Count);
    }

    [Fact]
    public async Task Administer_GivenSingly_GivesAndTouchesNoMoreThanItIs()
    {
        await People.CreateAsync(ada, new NewPerson("mia", StorageRig.Password, new Rights([new Grant(Role.Viewer)], [new PermissionGrant(Permission.Administer)])), Token);
        var mia = (await rig.SignInAsync("mia")).Actor;

        PersonAnswer[] tooMuch =
        [
            await People.CreateAsync(mia, new NewPerson("eve", StorageRig.Password, Everything), Token),
            await People.CreateAsync(mia, new NewPerson("eve", StorageRig.Password, new Rights([new Grant(Role.Operator, One)], [])), Token),
            await People.ChangeAsync(mia, "mia", new PersonChange(Everything.Grants), Token),
            await People.ChangeAsync(mia, "mia", new PersonChange(Permissions: [new PermissionGrant(Permission.RevealSecrets)]), Token),
            await People.SetPasswordAsync(mia, "ada", "a password mia would know", Token),
            await People.DeleteAsync(mia, "ada", Token),
        ];

        Assert.All(tooMuch, a => Assert.Equal(AccessResult.TooMuch, a.Result));
        Assert.Equal(AccessResult.Done, (await People.CreateAsync(mia, new NewPerson("vera", StorageRig.Password, new Rights([new Grant(Role.Viewer, One)], [])), Token)).Result);
    }

    [Fact]
    public async Task SetPasswordAsync_OfOneself_KeepsTheOwnSession()
    {
        var other = (await rig.SignInAsync()).Actor;

        Assert.Equal(AccessResult.Done, (await People.SetPasswordAsync(ada, "ada", "some quite other words", Token)).Result);

        Assert.True(await rig.Get<Sessions>().IsAliveAsync(ada, Token));
        Assert.False(await rig.Get<Sessions>().IsAliveAsync(other, Token));
    }

    [Fact]
    public async Task Anything_NobodyOfThatName_IsNotFound()
    {
        Assert.Null(await People.FindAsync(ada, "nobody", Token));
        Assert.Equal(AccessResult.NotFound, (await People.ChangeAsync(ada, "nobody", new PersonChange(Disabled: true), Token)).Result);
        Assert.Equal(AccessResult.NotFound, (await People.SetPasswordAsync(ada, "nobody", StorageRig.Password, Token)).Result);
        Assert.Equal(AccessResult.NotFound, (await People.DeleteAsync(ada, "nobody", Token)).Result);
    }
}
