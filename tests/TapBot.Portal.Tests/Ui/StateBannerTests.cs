using Bunit;
using TapBot.Core.Streaming;
using TapBot.Core.Wording;
using TapBot.Portal.Ui;

namespace TapBot.Portal.Tests.Ui;

[Speaking("en")]
public sealed class StateBannerTests : UiContext
{
    [Fact]
    public void Banner_Live_SaysNothing() => Assert.Equal("", Render<StateBanner>(p => p.Add(b => b.State, new StreamState.Live(Time.GetUtcNow()))).Markup.Trim());

    [Fact]
    public void Banner_Retrying_SaysWhyWhenNextAndHowOld()
    {
        var now = Time.GetUtcNow();

        var banner = Render<StateBanner>(p => p
            .Add(b => b.State, new StreamState.Retrying(now, now.AddSeconds(4), Phrase.Of("test.why", ("name", "<b>"))))
            .Add(b => b.LastHeard, now.AddSeconds(-30)));

        Assert.Equal("No connection", banner.Find(".light").TextContent);
        Assert.Equal("test.why (name: <b>)", banner.Find(".why").TextContent);
        Assert.Equal(now.AddSeconds(4).ToUnixTimeMilliseconds().ToString(), banner.Find("[data-until]").GetAttribute("data-until"));
        Assert.Equal(now.AddSeconds(-30).ToUnixTimeMilliseconds().ToString(), banner.Find("[data-age]").GetAttribute("data-age"));
    }

    [Fact]
    public void Banner_Ended_SaysWhyAndPromisesNothing()
    {
        var banner = Render<StateBanner>(p => p.Add(b => b.State, new StreamState.Ended(Time.GetUtcNow(), Phrase.Of("test.why"))).Add(b => b.LastHeard, Time.GetUtcNow()));

        Assert.Equal("Ended", banner.Find(".light").TextContent);
        Assert.Empty(banner.FindAll("time"));
    }
}
