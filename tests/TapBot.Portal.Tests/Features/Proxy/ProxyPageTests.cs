using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using TapBot.Core.Figures;
using TapBot.Core.Proxy;
using TapBot.Portal.Features.Proxy;
using TapBot.Portal.Hosting;
using TapBot.Portal.Shell;
using TapBot.Portal.Tests.Hosting;
using TapBot.Portal.Tests.Ui;

namespace TapBot.Portal.Tests.Features.Proxy;

[Speaking("en")]
public sealed class ProxyPageTests : UiContext, IAsyncLifetime
{
    private readonly PortalHost host = new();

    public async ValueTask InitializeAsync()
    {
        await host.SetUpAsync();
        await PortalHost.SignInAsync(host.Browser());
        var actor = await host.NewestActorAsync("ada");
        Services.AddSingleton<ActorAccessor>();
        Services.AddSingleton(host.Get<ProxyReader>());
        SignIn(actor);
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        await host.DisposeAsync();
    }

    [Fact]
    public void Page_NoTraefik_SaysTheOneStep()
    {
        var page = Render<ProxyPage>();

        page.WaitForAssertion(() => Assert.Contains("TapBot:Proxy:Traefik:Api", page.Markup, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("nav.seg"));
    }

    [Fact]
    public void Page_SomethingWrong_SaysSoFirst()
    {
        Publish(SomeProxy.Live);
        var page = Render<ProxyPage>();

        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll(".flaws li").Count));
        var flaws = page.FindAll(".flaws li");
        Assert.Contains("gone@file", flaws[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("1 of 2 servers are down: http://10.0.0.3:80", flaws[1].TextContent, StringComparison.Ordinal);
        Assert.Equal(["Routers 2", "Services 1", "Middlewares 1", "Entry points 1", "Traffic"], page.FindAll("nav.seg a").Select(a => a.TextContent.Trim()));
    }

    [Fact]
    public void Page_OnlyLabels_SaysWhatIsMissingAndTheStep()
    {
        Publish(SomeProxy.Labels);
        var page = Render<ProxyPage>();

        page.WaitForAssertion(() => Assert.Contains("--api.insecure=true", page.Find(".note").TextContent, StringComparison.Ordinal));
        Assert.Contains("Nothing listens at http://10.0.0.9:8080/.", page.Find(".note").TextContent, StringComparison.Ordinal);
        Assert.Equal((false, true), (SomeProxy.Labels.HasLight, SomeProxy.Live.HasLight));
    }

    [Fact]
    public void Panel_OfARouter_DrawsTheWayWithLinks()
    {
        Publish(SomeProxy.Live);
        Services.GetRequiredService<NavigationManager>().NavigateTo(PortalUrls.ProxyRouter("edge", "shop/web@docker"));
        var page = Render<ProxyPage>();

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".way")));
        Assert.Equal(
            ["https://shop.example", "proxy?in=edge&router=shop%2Fweb%40docker", "proxy/middlewares?q=login%40docker", "proxy/services?q=shop%40docker", "containers/server-1/shop-web-1"],
            page.FindAll(".way a").Select(a => a.GetAttribute("href")));
        Assert.Contains("9,223,372,036,854,775,806", page.Find("aside").TextContent, StringComparison.Ordinal);
        Assert.Contains("these are the figures of shop@docker", page.Find("aside").TextContent, StringComparison.Ordinal);
        Assert.Contains("200 ms lie within one bucket", page.Find("aside").TextContent, StringComparison.Ordinal);
        Assert.Contains("between 100", page.Find("aside").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Panel_OfARouterThatIsGone_SaysSo()
    {
        Publish(SomeProxy.Live);
        Services.GetRequiredService<NavigationManager>().NavigateTo(PortalUrls.ProxyRouter("edge", "gone@docker"));
        var page = Render<ProxyPage>();

        page.WaitForAssertion(() => Assert.Contains("There is no router called gone@docker", page.Find("aside").TextContent, StringComparison.Ordinal));
    }

    private void Publish(ProxyInstance proxy) => host.Get<ProxyBroadcast>().Publish(new ProxyChange.Is(proxy));
}
