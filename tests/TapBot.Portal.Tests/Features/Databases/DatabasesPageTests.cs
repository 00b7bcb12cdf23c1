using Bunit;
using Bunit.TestDoubles;
using Microsoft.Extensions.DependencyInjection;
using TapBot.Core.Access;
using TapBot.Core.Databases;
using TapBot.Core.Figures;
using TapBot.Core.Streaming;
using TapBot.Core.Wording;
using TapBot.Portal.Features.Databases;
using TapBot.Portal.Hosting;
using TapBot.Portal.Tests.Hosting;
using TapBot.Portal.Tests.Ui;
using TapBot.Testing.Containers;

namespace TapBot.Portal.Tests.Features.Databases;

/// <summary>Who is offered to give a log-in, on the list and on the page of an instance that was found.</summary>
[Speaking("en")]
public sealed class DatabasesPageTests : UiContext, IAsyncLifetime
{
    private readonly PortalHost host = new();

    private static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await host.SetUpAsync();
        Services.AddSingleton<ActorAccessor>();
        Services.AddSingleton(host.Get<DatabaseReader>());
        Services.AddSingleton(host.Get<Registrations>());
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        await host.DisposeAsync();
    }

    [Theory]
    [InlineData("ada", 1)]
    [InlineData("vera", 0)]
    public async Task List_Anybody_OffersToAddOneToAdministratorsOnly(string userName, int offers)
    {
        await SignInAsync(userName);

        var page = Render<DatabasesPage>();

        page.WaitForAssertion(() => Assert.Contains("No PostgreSQL was found.", page.Markup, StringComparison.Ordinal));
        Assert.Equal(offers, page.FindAll("a[href='databases?new=1']").Count);
    }

    [Fact]
    public async Task List_InstanceInMaintenance_ShowsThatInItsRowAndAbove()
    {
        host.Get<DatabaseBroadcast>().Publish(new DatabaseChange.Is(new DatabaseInstance { Name = DatabaseName.Parse("shop"), Scope = Scope.Portal, State = new StreamState.Live(A.Noon), Colour = LightColour.Red, Reason = Phrase.Of("databases.lost") }));
        await SignInAsync("ada");

        var page = Render<DatabasesPage>(p => p.AddCascadingValue(Worked.On("database:shop")));

        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll(".light.is-maintenance").Count));
        Assert.Empty(page.FindAll(".light.is-red"));
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public void LogIn_OfWhatWasFound_IsGivenHereByWhoeverMay(bool mayRegister, int offers)
    {
        var found = new DatabaseInstance { Name = DatabaseName.Parse("shop_db"), Scope = Scope.Portal, Container = "shop_db", State = new StreamState.Connecting(Time.GetUtcNow()), NeedsLogIn = true };

        var card = Render<DatabaseLogIn>(p => p.Add(l => l.Instance, found).Add(l => l.MayRegister, mayRegister));

        Assert.Equal(offers, card.FindAll("a[href='databases?new=1&for=shop_db']").Count);
        Assert.Equal(offers == 0, card.Markup.Contains("Ask an administrator", StringComparison.Ordinal));
    }

    private async Task SignInAsync(string userName)
    {
        await PortalHost.SignInAsync(host.Browser());
        var actor = await host.NewestActorAsync("ada");
        if (userName != actor.Name)
        {
            await host.Get<People>().CreateAsync(actor, new NewPerson(userName, "some quite other words", new Rights([new Grant(Role.Viewer)], [])), Token);
            await PortalHost.SignInAsync(host.Browser(), userName: userName, password: "some quite other words");
            actor = await host.NewestActorAsync(userName);
        }
        SignIn(actor);
    }
}
