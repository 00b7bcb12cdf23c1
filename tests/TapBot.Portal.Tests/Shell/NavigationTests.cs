using Bunit;
using Bunit.TestDoubles;
using Microsoft.Extensions.DependencyInjection;
using TapBot.Core.Access;
using TapBot.Core.Figures;
using TapBot.Portal.Hosting;
using TapBot.Portal.Shell;
using TapBot.Portal.Tests.Ui;
using TapBot.Portal.Ui;
using TapBot.Testing.Access;

namespace TapBot.Portal.Tests.Shell;

[Speaking("en")]
public sealed class NavigationTests : UiContext
{
    private readonly NavigationLights lights = new();

    public NavigationTests()
    {
        Services.AddSingleton(lights);
        Services.AddSingleton<ActorAccessor>();
        Services.AddSingleton(new AccessGuard(An.Store(), Time));
        Services.AddSingleton(new NavigationEntry("containers", Icons.Containers, "/containers", Permission.See));
        Services.AddSingleton(new NavigationEntry("logs", Icons.Logs, "/logs", Permission.Administer));
    }

    [Fact]
    public void Rail_WithoutARight_LeavesTheEntryOut()
    {
        Assert.Equal(["Containers"], Entries(Show(An.Viewer)));
    }

    [Fact]
    public void Rail_WithEveryRight_ShowsAll() => Assert.Equal(["Containers", "Logs"], Entries(Show(An.Administrator)));

    [Fact]
    public void Rail_LightTurnsRed_ShowsIt()
    {
        var rail = Show(An.Viewer);
        Assert.Empty(rail.FindAll(".light"));

        lights.Set("containers", LightColour.Red);

        rail.WaitForElement("a .is-red");
    }

    private static IEnumerable<string> Entries(IRenderedComponent<Navigation> rail) => rail.FindAll("a .word").Select(w => w.TextContent);

    private IRenderedComponent<Navigation> Show(Actor actor)
    {
        SignIn(actor);
        return Render<Navigation>();
    }
}
