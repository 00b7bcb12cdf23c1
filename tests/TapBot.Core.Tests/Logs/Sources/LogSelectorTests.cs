using TapBot.Core.Access;
using TapBot.Core.Logs;

namespace TapBot.Core.Tests.Logs;

public sealed class LogSelectorTests
{
    private static readonly LogOrigin Web = new(ServerName.Parse("server-1"), "shop-web-1", "shop", "web", 1);
    private static readonly Dictionary<string, string> Labels = new() { ["tier"] = "front", ["empty"] = "" };

    [Theory]
    [InlineData("*", true)]
    [InlineData("server-1/*", true)]
    [InlineData("server-2/*", false)]
    [InlineData("server-1/shop-web-1", true)]
    [InlineData("server-1/shop", true)]
    [InlineData("server-1/shop/web", true)]
    [InlineData("server-1/shop/db", false)]
    [InlineData("server-1/other/web", false)]
    [InlineData("label:tier=front", true)]
    [InlineData("label:tier", true)]
    [InlineData("label:tier=back", false)]
    [InlineData("label:none", false)]
    public void Matches_AllForms_MeanWhatTheySay(string text, bool matches)
    {
        var selector = LogSelector.Parse(text);

        Assert.Equal(matches, selector.Matches(Web, Labels));
        Assert.Equal(text, selector.ToString());
        Assert.Equal(selector, LogSelector.Parse(selector.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("web")]
    [InlineData("/web")]
    [InlineData("server-1/")]
    [InlineData("server-1//web")]
    [InlineData("server-1/shop/")]
    [InlineData("server-1/shop/web/1")]
    [InlineData("server-1/*/web")]
    [InlineData("label:")]
    [InlineData("label:=x")]
    [InlineData("server 1/web")]
    [InlineData("server-1/we\0b")]
    public void TryParse_NoSelector_SaysSo(string text) => Assert.False(LogSelector.TryParse(text, null, out _));

    [Fact]
    public void Place_ComposeContainer_StaysTheSameWhenItIsCreatedAnew()
    {
        Assert.Equal("shop/web#1", Web.Place);
        Assert.Equal("shop/web#1", (Web with { Container = "abc_shop-web-1" }).Place);
        Assert.Equal("lonely", new LogOrigin(Web.Server, "lonely").Place);
        Assert.Equal("shop/lonely", new LogOrigin(Web.Server, "lonely", "shop").Place); // or who may see one project would read what another one has left behind
    }
}
