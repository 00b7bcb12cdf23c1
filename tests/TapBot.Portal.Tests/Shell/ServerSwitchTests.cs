using Bunit;
using TapBot.Core.Servers;
using TapBot.Core.Streaming;
using TapBot.Core.Wording;
using TapBot.Portal.Shell;
using TapBot.Portal.Tests.Ui;

namespace TapBot.Portal.Tests.Shell;

[Speaking("en")]
public sealed class ServerSwitchTests : UiContext
{
    private static readonly ServerState One = new(ServerName.Parse("server-1"), new StreamState.Live(default), "28.5.1");
    private static readonly ServerState Two = new(ServerName.Parse("server-2"), new StreamState.Retrying(default, default, Phrase.Of("x")), null);

    [Fact]
    public void Switch_TwoServers_OffersAllAndEachWithItsLight()
    {
        var links = Show([One, Two], Two.Name).FindAll("a");

        Assert.Equal(["/?", "/?server-1", "/?server-2"], links.Select(a => a.GetAttribute("href")!));
        Assert.Equal([null, null, "true"], links.Select(a => a.GetAttribute("aria-current")));
        Assert.Equal("server-1: connected · engine 28.5.1", links[1].GetAttribute("title"));
        Assert.NotNull(links[1].QuerySelector(".is-green"));
        Assert.NotNull(links[2].QuerySelector(".is-red"));
    }

    [Fact]
    public void Switch_OneServer_IsNoChoice()
    {
        var view = Show([One], null);

        Assert.Empty(view.FindAll("a"));
        Assert.Contains("server-1", view.Markup);
    }

    [Fact]
    public void Switch_NoServer_ShowsNothing() => Assert.Equal("", Show([], null).Markup.Trim());

    private IRenderedComponent<ServerSwitch> Show(IReadOnlyList<ServerState> servers, ServerName? current) => Render<ServerSwitch>(p => p
        .Add(s => s.Servers, servers)
        .Add(s => s.Current, current)
        .Add(s => s.HrefOf, name => "/?" + name));
}
