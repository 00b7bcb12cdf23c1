using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using TapBot.Core.Access;
using TapBot.Core.Figures;
using TapBot.Core.Monitoring;
using TapBot.Core.Operations;
using TapBot.Core.Storage;
using TapBot.Portal.Features.Monitoring;
using TapBot.Portal.Hosting;
using TapBot.Portal.Shell;
using TapBot.Portal.Tests.Hosting;
using TapBot.Portal.Tests.Ui;
using TapBot.Portal.Ui.Confirming;
using TapBot.Portal.Ui.Operations;
using TapBot.Testing.Monitoring;

namespace TapBot.Portal.Tests.Features.Monitoring;

/// <summary>The page of HTTP checks with its form, over the whole portal.</summary>
[Speaking("en")]
public sealed class ChecksPageTests : UiContext, IAsyncLifetime
{
    private readonly FakeCheckProbe probe = new();
    private readonly PortalHost host;

    public ChecksPageTests() => host = new PortalHost
    {
        Settings = new Dictionary<string, string> { ["TapBot:Checks:0:Name"] = "given", ["TapBot:Checks:0:Url"] = "http://given.test/?key=secret", ["TapBot:Checks:0:Keyword"] = "well" },
        Replace = services => services.Replace(ServiceDescriptor.Singleton<ICheckProbe>(probe)),
    };

    private CheckBroadcast Broadcast => host.Get<CheckBroadcast>();

    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    private static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await host.SetUpAsync();
        await PortalHost.SignInAsync(host.Browser());
        Services.AddSingleton<ActorAccessor>();
        Services.AddSingleton(host.Get<AccessGuard>());
        Services.AddSingleton(host.Get<CheckReader>());
        Services.AddSingleton(host.Get<HistoryReader>());
        Services.AddSingleton(host.Get<OperationRunner>());
        Services.AddSingleton(host.Get<OperationCatalog>());
        Services.AddSingleton(new StepUpDesk(host.Get<StepUp>()));
        Services.AddSingleton<OperationDesk>();
        SignIn(await host.NewestActorAsync("ada"));
        await Broadcast.UntilAsync(all => all.GetValueOrDefault("given") is { HasLight: true } ? all : null, Token);
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        await host.DisposeAsync();
    }

    [Fact]
    public async Task New_CheckFilledIn_IsAddedAndStandsOnTheOpenPage()
    {
        Navigation.NavigateTo(PortalUrls.NewCheck());
        var page = Render<ChecksPage>();
        page.WaitForElement("#check-name");
        await page.Find("#check-name").ChangeAsync("shop");
        await page.Find("#check-url").ChangeAsync("http://shop.test/health");
        await page.Find("#check-keyword").ChangeAsync("well");
        await page.Find("#check-server").ChangeAsync("nowhere");

        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Equal("/checks/shop", new Uri(Navigation.Uri).AbsolutePath));
        Assert.Equal(("nowhere", "well", 60), (await QuestionAsync("shop")) is var asked ? (asked.Server, asked.Keyword, asked.EverySeconds) : default);
        page.WaitForAssertion(() => Assert.Contains(page.FindAll("tbody a.strong"), a => a.GetAttribute("href") == "checks/shop"));
    }

    [Theory]
    [InlineData("given", "http://a.test/", "There is a check given already")]
    [InlineData("shop", "ftp://a.test/", "begins with http:// or https://")]
    [InlineData("a b", "http://a.test/", "A name has 1 to 63")]
    public async Task New_NotLegal_SaysWhatIsAndKeepsWhatWasTyped(string name, string url, string said)
    {
        var form = Render<CheckForm>(p => p.Add(f => f.CloseHref, "checks"));
        form.WaitForElement("#check-name");
        await form.Find("#check-name").ChangeAsync(name);
        await form.Find("#check-url").ChangeAsync(url);

        await form.Find("form").SubmitAsync();

        form.WaitForAssertion(() => Assert.Contains(said, form.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal((name, url), (form.Find("#check-name").GetAttribute("value"), form.Find("#check-url").GetAttribute("value")));
        Assert.DoesNotContain(host.Get<CheckBook>().All, c => c.Origin is CheckOrigin.Edited);
    }

    [Fact]
    public async Task Change_Keyword_StartsWithWhatIsAskedAndTurnsTheLight()
    {
        await host.Get<CheckBook>().SaveAsync("shop", new CheckQuestion("http://shop.test/?key=own", Json: null, SlowMilliseconds: 700), isNew: true);
        await Broadcast.UntilAsync(all => all.GetValueOrDefault("shop") is { HasLight: true } ? all : null, Token);
        string? kept = null;
        var form = Render<CheckForm>(p => p.Add(f => f.Check, "shop").Add(f => f.CloseHref, "checks/shop").Add(f => f.Kept, name => kept = name));
        form.WaitForElement("#check-url");
        Assert.Equal(("http://shop.test/?key=own", "700"), (form.Find("#check-url").GetAttribute("value"), form.Find("#check-slow").GetAttribute("value")));
        Assert.Empty(form.FindAll("#check-name"));

        await form.Find("#check-keyword").ChangeAsync("Basket");
        await form.Find("form").SubmitAsync();

        form.WaitForAssertion(() => Assert.Equal("shop", kept));
        Assert.Equal((LightColour.Yellow, "monitoring.check.keyword"), (Broadcast.Current["shop"].Colour, Broadcast.Current["shop"].Reason.Code));
    }

    [Fact]
    public void Change_CheckOfTheConfiguration_SaysWhereItIsChanged()
    {
        var form = Render<CheckForm>(p => p.Add(f => f.Check, "given").Add(f => f.CloseHref, "checks/given"));

        form.WaitForAssertion(() => Assert.Contains("TapBot:Checks", form.Markup, StringComparison.Ordinal));
        Assert.Empty(form.FindAll("form"));
    }

    [Theory]
    [InlineData(true, CheckOrigin.Edited, "http://given.test/?key=secret", 3)]
    [InlineData(true, CheckOrigin.Configuration, "http://given.test/?key=secret", 1)]
    [InlineData(false, CheckOrigin.Edited, "http://given.test/", 1)]
    public void Panel_OfACheck_OffersWhatTheReaderMay(bool mayChange, CheckOrigin origin, string address, int actions)
    {
        var check = Broadcast.Current["given"] with { Origin = origin };

        var panel = Render<CheckPanel>(p => p.Add(c => c.Name, "given").Add(c => c.Check, check).Add(c => c.CloseHref, "checks").Add(c => c.ChangeHref, "checks/given?change=1").Add(c => c.MayChange, mayChange));

        panel.WaitForAssertion(() => Assert.Equal(address, panel.FindAll(".facts dd")[0].TextContent));
        Assert.Equal(actions, panel.FindAll(".bar > .btn").Count);
        Assert.Equal(mayChange, panel.Markup.Contains("Text in the answer", StringComparison.Ordinal));
        Assert.Contains("answered in 12 ms", panel.Find(".said").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_StoredCheckThatIsNotLegalAnyMore_ShowsTheReasonInRedAndLetsItBeChanged()
    {
        await host.Get<PortalStorage>().WriteAsync(async db => await db.AddAsync(new CheckRow { Name = "old", Url = "ftp://shop.test/", Status = "200", EverySeconds = -1, TimeoutSeconds = 10 }, Token), Token);
        await host.Get<CheckBook>().LoadAsync(Token);
        await Broadcast.UntilAsync(all => all.GetValueOrDefault("old"), Token);

        var page = Render<ChecksPage>(p => p.Add(c => c.CheckText, "old"));

        page.WaitForAssertion(() => Assert.Contains("begins with http:// or https://", page.Find(".said.flaw").TextContent, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Contains(page.FindAll("tbody tr"), r => r.QuerySelector(".is-red") is not null && r.TextContent.Contains("begins with http:// or https://", StringComparison.Ordinal)));
        page.WaitForAssertion(() => Assert.Equal([("Check now", "true"), ("Change check", null), ("Remove", null)], page.FindComponent<CheckPanel>().FindAll(".bar > .btn").Select(b => (b.TextContent.Trim(), b.GetAttribute("aria-disabled")))));
        var form = Render<CheckForm>(p => p.Add(f => f.Check, "old").Add(f => f.CloseHref, "checks/old"));
        Assert.Equal("ftp://shop.test/", form.WaitForElement("#check-url").GetAttribute("value"));
    }

    [Fact]
    public void Panel_NotMade_SaysSo()
    {
        var panel = Render<CheckPanel>(p => p.Add(c => c.Name, "gone").Add(c => c.CloseHref, "checks").Add(c => c.ChangeHref, "checks/gone?change=1"));

        Assert.Contains("This check is not made any more.", panel.Markup, StringComparison.Ordinal);
    }

    private async Task<CheckQuestion> QuestionAsync(string name) => (await host.Get<CheckReader>().PlanAsync(Actor.Portal, name, Token))!.Question;
}
