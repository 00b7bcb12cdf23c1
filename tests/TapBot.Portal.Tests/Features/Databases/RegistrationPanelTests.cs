using Bunit;
using Bunit.TestDoubles;
using Microsoft.Extensions.DependencyInjection;
using TapBot.Core.Access;
using TapBot.Core.Databases;
using TapBot.Core.Operations;
using TapBot.Portal.Features.Databases;
using TapBot.Portal.Hosting;
using TapBot.Portal.Resources;
using TapBot.Portal.Tests.Hosting;
using TapBot.Portal.Tests.Ui;
using TapBot.Portal.Ui.Confirming;
using TapBot.Portal.Ui.Operations;

namespace TapBot.Portal.Tests.Features.Databases;

/// <summary>The form of a registered instance, over the whole portal. Nothing listens where the instances are said to be.</summary>
[Speaking("en")]
public sealed class RegistrationPanelTests : UiContext, IAsyncLifetime
{
    private const string Password = "some secret words";
    private static readonly DatabaseName Shop = DatabaseName.Parse("shop");
    private readonly PortalHost host = new();
    private Actor ada = null!;
    private DatabaseName? saved;
    private bool isHer = true;

    private Registrations Registrations => host.Get<Registrations>();

    private static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await host.SetUpAsync();
        await PortalHost.SignInAsync(host.Browser());
        ada = await host.NewestActorAsync("ada");
        var stepUp = new StepUpDesk(host.Get<StepUp>()) { Dialog = _ => Task.FromResult(isHer) };
        Services.AddSingleton<ActorAccessor>();
        Services.AddSingleton(Registrations);
        Services.AddSingleton(host.Get<OperationRunner>());
        Services.AddSingleton(stepUp);
        Services.AddSingleton(new OperationDesk(host.Get<OperationRunner>(), host.Get<OperationCatalog>(), stepUp, new Texts()));
        SignIn(ada);
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        await host.DisposeAsync();
    }

    [Fact]
    public async Task New_NothingFilledIn_SaysWhatIsMissingBesideTheFields()
    {
        var panel = Render<RegistrationPanel>();
        await panel.WaitForElementAsync("#database-name");
        await panel.Find("#database-name").ChangeAsync("shop");
        await panel.Find("form").SubmitAsync();

        panel.WaitForAssertion(() => Assert.Equal(2, panel.FindAll(".error").Count));
        Assert.Contains("Give the name or the address of one host", panel.Markup, StringComparison.Ordinal);
        Assert.Contains("Give the monitor log-in", panel.Markup, StringComparison.Ordinal);
        Assert.Equal("true", panel.Find("#database-host").GetAttribute("aria-invalid"));
    }

    [Fact]
    public async Task New_UnreachableServer_SaysWhyLosesNothingAndIsSavedWhenAsked()
    {
        var panel = await FilledAsync();
        await panel.Find("form").SubmitAsync();

        panel.WaitForAssertion(() => Assert.Contains("Nothing listens at 127.0.0.1:1", panel.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal(("shop", "tapbot_monitor", Password), (panel.Find("#database-name").GetAttribute("value"), panel.Find("#database-monitor-user").GetAttribute("value"), panel.Find("#database-monitor-password").GetAttribute("value")));
        Assert.Null(await Registrations.FindAsync(ada, Shop, Token));

        await panel.Find(".even input").ChangeAsync(true);
        await panel.Find("form").SubmitAsync();

        panel.WaitForAssertion(() => Assert.Equal(Shop, saved));
        Assert.Equal("tapbot_monitor", Assert.Single((await Registrations.FindAsync(ada, Shop, Token))!.LogIns).User);
    }

    [Fact]
    public async Task Try_UnreachableServer_SaysSoBesideTheLogInAndKeepsNothing()
    {
        var panel = await FilledAsync();
        await panel.FindAll(".bar .btn")[1].ClickAsync();

        panel.WaitForAssertion(() => Assert.Contains("Nothing listens at 127.0.0.1:1", panel.Find(".login .seen").TextContent, StringComparison.Ordinal));
        Assert.Null(await Registrations.FindAsync(ada, Shop, Token));
    }

    [Fact]
    public async Task New_OldSignInThatIsNotConfirmed_DoesNothingAndKeepsTheForm()
    {
        var panel = await FilledAsync();
        host.Time.Advance(StepUp.Freshness);
        isHer = false;

        await panel.Find("form").SubmitAsync();

        Assert.False(panel.Find("button[type=submit]").HasAttribute("disabled"));
        Assert.Equal(Password, panel.Find("#database-monitor-password").GetAttribute("value"));
        Assert.Null(await Registrations.FindAsync(ada, Shop, Token));
    }

    [Fact]
    public async Task Change_PasswordLeftEmpty_IsKeptAndNeverShown()
    {
        await RegisterAsync();
        var panel = Render<RegistrationPanel>(p => p.Add(r => r.Change, Shop).Add(r => r.Saved, name => saved = name));
        await panel.WaitForElementAsync("#database-name");

        Assert.Equal(("kept", null), (panel.Find("#database-monitor-password").GetAttribute("placeholder"), panel.Find("#database-monitor-password").GetAttribute("value")));
        Assert.DoesNotContain(Password, panel.Markup, StringComparison.Ordinal);
        await panel.Find("#database-database").ChangeAsync("other");
        await panel.Find(".even input").ChangeAsync(true);
        await panel.Find("form").SubmitAsync();

        panel.WaitForAssertion(() => Assert.Equal(Shop, saved));
        Assert.Equal("other", (await Registrations.FindAsync(ada, Shop, Token))!.Database);
    }

    [Fact]
    public async Task Change_OtherHost_AsksForThePasswordAgain()
    {
        await RegisterAsync();
        var panel = Render<RegistrationPanel>(p => p.Add(r => r.Change, Shop));
        await panel.WaitForElementAsync("#database-name");
        await panel.Find("#database-host").ChangeAsync("127.0.0.2");
        await panel.Find(".even input").ChangeAsync(true);
        await panel.Find("form").SubmitAsync();

        panel.WaitForAssertion(() => Assert.Contains("Type the password of tapbot_monitor", panel.Find(".login .error").TextContent, StringComparison.Ordinal));
        Assert.Equal("127.0.0.1", (await Registrations.FindAsync(ada, Shop, Token))!.Host);
    }

    [Fact]
    public async Task Found_Container_StandsInTheForm()
    {
        var found = new DatabaseInstance { Name = Shop, Scope = Scope.Of(ServerName.Parse("nowhere"), "shop"), Container = "shop", State = new TapBot.Core.Streaming.StreamState.Connecting(default) };

        var panel = Render<RegistrationPanel>(p => p.Add(r => r.Found, found));
        await panel.WaitForElementAsync("#database-name");

        Assert.Equal(("shop", "shop", "nowhere"), (panel.Find("#database-name").GetAttribute("value"), panel.Find("#database-host").GetAttribute("value"), panel.Find("#database-server").GetAttribute("value")));
        Assert.True(panel.Find("#database-name").HasAttribute("readonly"));
    }

    [Fact]
    public void Anybody_WhoDoesNotAdminister_GetsNoForm()
    {
        SignIn(new Actor(ActorKind.User, "vera", "vera"));

        var panel = Render<RegistrationPanel>();

        panel.WaitForAssertion(() => Assert.Contains("Only administrators", panel.Markup, StringComparison.Ordinal));
        Assert.Empty(panel.FindAll("form"));
    }

    private async Task<IRenderedComponent<RegistrationPanel>> FilledAsync()
    {
        var panel = Render<RegistrationPanel>(p => p.Add(r => r.Saved, name => saved = name));
        await panel.WaitForElementAsync("#database-name");
        await panel.Find("#database-name").ChangeAsync("shop");
        await panel.Find("#database-host").ChangeAsync("127.0.0.1");
        await panel.Find("#database-port").ChangeAsync("1");
        await panel.Find("#database-monitor-user").ChangeAsync("tapbot_monitor");
        await panel.Find("#database-monitor-password").ChangeAsync(Password);
        return panel;
    }

    private async Task RegisterAsync()
    {
        var run = await host.Get<OperationRunner>().StartAsync(ada, new RegisterDatabase(Shop, new DatabaseDraft("127.0.0.1", 1, Monitor: new LogInDraft("tapbot_monitor", Password)), EvenIfUnreachable: true), null, Token);
        Assert.IsType<Outcome.Done>(await run.Completion);
    }
}
