using Bunit;
using Bunit.TestDoubles;
using Microsoft.Extensions.DependencyInjection;
using TapBot.Core.Access;
using TapBot.Core.Containers;
using TapBot.Portal.Features.Administration;
using TapBot.Portal.Hosting;
using TapBot.Portal.Tests.Ui;
using TapBot.Portal.Ui.Confirming;
using TapBot.Testing.Containers;
using TapBot.Testing.Storage;

namespace TapBot.Portal.Tests.Features.Administration;

/// <summary>The forms of people and tokens, over the real store.</summary>
[Speaking("en")]
public sealed class UserPanelTests : UiContext, IAsyncLifetime
{
    private readonly ContainerHouse house;
    private StorageRig rig = null!;

    public UserPanelTests() => house = new ContainerHouse(Time, new FakeEngine(A.Server(), Time));

    private static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        rig = await StorageRig.StartAsync();
        await rig.SetUpAsync();
        var ada = (await rig.SignInAsync()).Actor;
        Services.AddSingleton<ActorAccessor>();
        Services.AddSingleton(rig.Get<People>());
        Services.AddSingleton(rig.Get<TokenRegister>());
        Services.AddSingleton(new StepUpDesk(rig.Get<StepUp>()) { Dialog = AskAsync });
        house.Rights.Give(ada, new Grant(Role.Administrator));
        Services.AddSingleton(house.Get<ContainerReader>());
        SignIn(ada);
        Ada = ada;
    }

    private Actor Ada { get; set; } = null!;

    /// <summary>What the person answers when asked who they are; null for the right password.</summary>
    private Func<Task<bool>>? Answer { get; set; }

    private int Asked { get; set; }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        await house.DisposeAsync();
        await rig.DisposeAsync();
    }

    [Fact]
    public async Task NewUser_WrongNameAndPassword_SaysSoBesideTheFields()
    {
        var panel = Render<NewUserPanel>(p => p.Add(n => n.CloseHref, "/"));
        await panel.Find("#new-name").ChangeAsync("a b");
        await panel.Find("#new-password").ChangeAsync("short");
        await panel.Find("form").SubmitAsync();

        panel.WaitForAssertion(() => Assert.Equal(2, panel.FindAll(".field .error").Count));
        Assert.Contains("At least 15 characters.", panel.Markup, StringComparison.Ordinal);
        Assert.Single(await rig.Get<People>().ListAsync(Ada, Token));
    }

    [Fact]
    public async Task NewUser_Filled_IsMadeWithTheRightsOfTheForm()
    {
        string? made = null;
        var panel = Render<NewUserPanel>(p => p.Add(n => n.CloseHref, "/").Add(n => n.Made, name => made = name));
        await panel.Find("#new-name").ChangeAsync("vera");
        await panel.Find("#new-password").ChangeAsync(StorageRig.Password);
        await panel.FindAll(".grant select")[0].ChangeAsync(GrantDraft.Of(Role.Operator));
        panel.WaitForAssertion(() => Assert.Contains("server-1", panel.FindAll(".grant select")[1].TextContent, StringComparison.Ordinal));
        await panel.FindAll(".grant select")[1].ChangeAsync("server-1");
        await panel.Find(".grant input").ChangeAsync(" shop ");
        await panel.Find("form").SubmitAsync();

        panel.WaitForAssertion(() => Assert.Equal("vera", made));
        var vera = (await rig.Get<People>().FindAsync(Ada, "vera", Token))!;
        Assert.True(vera.Rights.SameAs(new Rights([new Grant(Role.Operator, A.Server(), "shop")], [])));
    }

    [Fact]
    public async Task NewUser_OldSignIn_AsksInPlaceAndLosesNothing()
    {
        string? made = null;
        var panel = Render<NewUserPanel>(p => p.Add(n => n.CloseHref, "/").Add(n => n.Made, name => made = name));
        await panel.Find("#new-name").ChangeAsync("vera");
        await panel.Find("#new-password").ChangeAsync(StorageRig.Password);
        await panel.FindAll(".grant select")[0].ChangeAsync(GrantDraft.Of(Role.Operator));
        rig.Time.Advance(StepUp.Freshness);
        Answer = () => Task.FromResult(false);

        await panel.Find("form").SubmitAsync();

        Assert.Equal((1, null), (Asked, made));
        Assert.Equal("vera", panel.Find("#new-name").GetAttribute("value"));
        Assert.False(panel.Find("button[type=submit]").HasAttribute("disabled"));
        Assert.Single(await rig.Get<People>().ListAsync(Ada, Token));
        Answer = null;
        await panel.Find("form").SubmitAsync();
        panel.WaitForAssertion(() => Assert.Equal("vera", made));
        Assert.Equal(2, Asked);
        Assert.True((await rig.Get<People>().FindAsync(Ada, "vera", Token))!.Rights.SameAs(new Rights([new Grant(Role.Operator)], [])));
    }

    [Fact]
    public async Task User_OldSignIn_IsChangedAfterTheConfirmationAlone()
    {
        await rig.Get<People>().CreateAsync(Ada, new NewPerson("vera", StorageRig.Password, Rights.None), Token);
        var vera = await rig.Get<People>().FindAsync(Ada, "vera", Token);
        var panel = Render<UserPanel>(p => p.Add(u => u.Person, vera).Add(u => u.Name, "vera").Add(u => u.CloseHref, "/"));
        await panel.Find(".grants .btn.small").ClickAsync();
        rig.Time.Advance(StepUp.Freshness);
        Answer = () => Task.FromResult(false);
        await panel.Find(".btn.pri").ClickAsync();
        Assert.Empty((await rig.Get<People>().FindAsync(Ada, "vera", Token))!.Rights.Grants);
        Assert.Single(panel.FindAll(".grant"));

        Answer = null;
        await panel.Find(".btn.pri").ClickAsync();

        panel.WaitForAssertion(() => Assert.Single(panel.FindAll("[role=status]")));
        Assert.Single((await rig.Get<People>().FindAsync(Ada, "vera", Token))!.Rights.Grants);
    }

    [Fact]
    public async Task User_LastAdministratorIsDeleted_AsksForTheNameAndSaysWhyNot()
    {
        var ada = await rig.Get<People>().FindAsync(Ada, "ada", Token);
        var panel = Render<UserPanel>(p => p.Add(u => u.Person, ada).Add(u => u.Name, "ada").Add(u => u.CloseHref, "/"));
        var asked = panel.FindAll(".part .btn")[^1].ClickAsync();
        var typed = await panel.WaitForElementAsync("dialog input");
        Assert.True(panel.Find("dialog button[type=submit]").HasAttribute("disabled"));
        await typed.InputAsync("ada");
        await panel.Find("dialog form").SubmitAsync();
        await asked;

        panel.WaitForAssertion(() => Assert.Contains("no administrator who can sign in would be left", panel.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.NotNull(await rig.Get<People>().FindAsync(Ada, "ada", Token));
    }

    [Fact]
    public async Task NewToken_NamedAtLast_ShowsItsTextOnce()
    {
        Services.AddSingleton<TimeProvider>(rig.Time);
        var panel = Render<NewTokenPanel>(p => p.Add(n => n.CloseHref, "/"));
        await panel.Find("form").SubmitAsync();
        panel.WaitForAssertion(() => Assert.Contains("1 to 100 characters", panel.Find("[role=alert]").TextContent, StringComparison.Ordinal));

        await panel.Find("#token-name").ChangeAsync("deploy");
        await panel.Find("form").SubmitAsync();

        panel.WaitForAssertion(() => Assert.StartsWith("tbp_", panel.Find("pre").TextContent, StringComparison.Ordinal));
        var made = (await rig.Get<TokenRegister>().ListAsync(Ada, ofAll: false, Token)).Single(t => t.Name == "deploy");
        Assert.Equal(rig.Time.GetUtcNow().AddDays(30), made.ExpiresAt);
    }

    private async Task<bool> AskAsync(CancellationToken cancellationToken)
    {
        Asked++;
        return Answer is { } answer ? await answer() : (await rig.Get<ConfirmDoor>().WithPasswordAsync(Ada, StorageRig.Password, cancellationToken)).ValidUntil is not null;
    }

    [Fact]
    public void Drafts_OfRights_AreTheSameRightsAgain()
    {
        var rights = new Rights([new Grant(Role.Administrator), new Grant(Role.Viewer, A.Server(), "shop")], [new PermissionGrant(Permission.RevealSecrets, null, "shop")]);

        Assert.True(GrantDraft.ToRights(GrantDraft.Of(rights)).SameAs(rights));
    }
}
