using Bunit;
using Bunit.TestDoubles;
using Microsoft.Extensions.DependencyInjection;
using TapBot.Core.Access;
using TapBot.Core.Databases;
using TapBot.Core.Figures;
using TapBot.Core.Monitoring;
using TapBot.Core.Streaming;
using TapBot.Core.Wording;
using TapBot.Portal.Features.Containers;
using TapBot.Portal.Hosting;
using TapBot.Portal.Shell;
using TapBot.Portal.Tests.Hosting;
using TapBot.Portal.Tests.Ui;
using TapBot.Testing;
using TapBot.Testing.Containers;

namespace TapBot.Portal.Tests.Shell;

/// <summary>The lights of the rail, over the real readers.</summary>
[Speaking("en")]
public sealed class RailLightsTests : UiContext, IAsyncLifetime
{
    private const string Shop = "database:shop";

    private readonly PortalHost host = new();

    public async ValueTask InitializeAsync()
    {
        await host.SetUpAsync();
        await PortalHost.SignInAsync(host.Browser());
        var actor = await host.NewestActorAsync("ada");
        host.Get<DatabaseBroadcast>().Publish(new DatabaseChange.Is(new DatabaseInstance { Name = DatabaseName.Parse("shop"), Scope = Scope.Portal, State = new StreamState.Live(A.Noon), Colour = LightColour.Red, Reason = Phrase.Of("databases.lost") }));
        Services.AddSingleton(new NavigationLights());
        Services.AddSingleton<ActorAccessor>();
        Services.AddSingleton(host.Get<AccessGuard>());
        Services.AddSingleton(host.Get<LightReader>());
        foreach (var entry in host.Services.GetServices<NavigationEntry>())
            Services.AddSingleton(entry);
        SignIn(actor);
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        await host.DisposeAsync();
    }

    [Fact]
    public async Task Rail_MaintenanceBeginsAndEnds_ShowsIt()
    {
        var rail = Render<Navigation>();
        rail.WaitForAssertion(() => Assert.NotEmpty(rail.FindAll("a[href='databases'] .is-red")));

        await BeginAsync();
        await host.Time.PushUntilAsync(() => Has(rail, "databases", "is-maintenance"), TimeSpan.FromMilliseconds(250));
        await host.Get<MaintenanceBook>().EndAsync(Shop);
        await host.Time.PushUntilAsync(() => Has(rail, "databases", "is-red"), TimeSpan.FromMilliseconds(250));
    }

    [Theory]
    [InlineData(LightColour.Green, LightColour.Green, LightColour.Green)]
    [InlineData(LightColour.Red, LightColour.Green, LightColour.Unknown)]
    [InlineData(LightColour.Red, LightColour.Yellow, LightColour.Yellow)]
    [InlineData(LightColour.Maintenance, LightColour.Green, LightColour.Maintenance)]
    [InlineData(LightColour.Unknown, LightColour.Maintenance, LightColour.Unknown)]
    public void Containers_WithTheirEngine_AreUnknownWhileItIsSilent(LightColour engine, LightColour container, LightColour expected) =>
        Assert.Equal(expected, ContainersLight.Of(LightSummary.Of([Light(LightKind.Engine, engine), Light(LightKind.Container, container), Light(LightKind.Database, LightColour.Red)], A.Noon)));

    private Task BeginAsync() =>
        host.Get<MaintenanceBook>().OpenAsync(new MaintenanceWindow(Shop, host.Time.GetUtcNow(), host.Time.GetUtcNow().AddHours(1), "new disk"), Scope.Portal);

    private static bool Has(IRenderedComponent<Navigation> rail, string href, string state) =>
        System.Text.RegularExpressions.Regex.IsMatch(rail.Markup, $"<a href=\"{href}\"(?:(?!</a>).)*{state}", System.Text.RegularExpressions.RegexOptions.Singleline);

    private static WatchedLight Light(LightKind kind, LightColour colour) => new(kind, $"{kind}:x", "x", Scope.Of(A.Server()), colour, Phrase.Of("x"), null);
}
