using TapBot.Core.Logs;
using TapBot.Core.Servers;
using TapBot.Portal.Ui.Logs;

namespace TapBot.Portal.Tests.Ui.Logs;

public sealed class LogColoursTests
{
    private static readonly ServerName Server = ServerName.Parse("s");

    [Fact]
    public void Of_EightLogs_HaveEightColours()
    {
        var colours = new LogColours();

        Assert.Equal(Enumerable.Range(1, LogColours.Count), Enumerable.Range(0, LogColours.Count).Select(n => colours.Of(new LogOrigin(Server, $"c{n}"))).Order());
        Assert.InRange(colours.Of(new LogOrigin(Server, "one more")), 1, LogColours.Count);
    }

    [Fact]
    public void Of_TheSameName_IsTheSameOnEveryPage() => Assert.Equal(new LogColours().Of(new LogOrigin(Server, "db")), new LogColours().Of(new LogOrigin(Server, "db")));

    [Fact]
    public void Of_ContainerCreatedAnewForItsService_KeepsTheColour()
    {
        var colours = new LogColours();

        Assert.Equal(colours.Of(new LogOrigin(Server, "web-1", "p", "web", 1)), colours.Of(new LogOrigin(Server, "p_web_1", "p", "web", 1)));
    }
}
