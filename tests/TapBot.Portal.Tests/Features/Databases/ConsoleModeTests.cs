using Bunit;
using Bunit.TestDoubles;
using Microsoft.Extensions.DependencyInjection;
using TapBot.Core.Access;
using TapBot.Core.Databases;
using TapBot.Portal.Features.Databases;
using TapBot.Portal.Hosting;
using TapBot.Portal.Tests.Ui;
using TapBot.Portal.Ui.Confirming;
using TapBot.Testing.Access;
using TapBot.Testing.Databases;

namespace TapBot.Portal.Tests.Features.Databases;

/// <summary>What the console says of the role that statements run as. Nothing listens where the instance is said to be.</summary>
[Speaking("en")]
public sealed class ConsoleModeTests : UiContext, IAsyncLifetime
{
    private static readonly QueryIdentity Super = new("postgres", true, "shop", 1, 1), Lesser = new("tapbot_reader", false, "shop", 1, 1);
    private KeepingRig rig = null!;
    private WriteModes modes = null!;

    public async ValueTask InitializeAsync()
    {
        rig = await KeepingRig.StartAsync(new Dictionary<string, string?>());
        modes = new WriteModes(Time);
        var targets = new DatabaseTargets();
        const string nowhere = "Host=127.0.0.1;Port=1;Username=x;Password=x;Database=shop";
        targets.Set(new Dictionary<DatabaseName, DatabaseTarget> { [KeepingRig.Instance.Name] = new() { Name = KeepingRig.Instance.Name, Scope = Scope.Portal, Reader = nowhere, Writer = nowhere } });
        var confirmations = new FixedConfirmations();
        confirmations.Confirm(An.Administrator, Time.GetUtcNow());
        var stepUp = new StepUp(confirmations, Time);
        Services.AddSingleton<ActorAccessor>();
        Services.AddSingleton(rig.Guard);
        Services.AddSingleton(new StepUpDesk(stepUp));
        Services.AddSingleton(new ConsoleTabs(rig.Guard, rig.Storage.Storage, Time));
        Services.AddSingleton(new DatabaseConsole(rig.Guard, stepUp, rig.Trail, targets, modes, rig.Writer, Time));
        SignIn(An.Administrator);
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        await rig.DisposeAsync();
    }

    [Fact]
    public void Page_WhenTheQuarterOfAnHourIsOver_SaysSoByItself()
    {
        modes.Open(An.Administrator, KeepingRig.Instance.Name, "a test", Lesser);
        var page = Render<ConsoleView>(p => p.Add(v => v.Instance, KeepingRig.Instance));
        page.WaitForAssertion(() => Assert.Contains("as tapbot_reader: a test", page.Find(".mode.on").TextContent, StringComparison.Ordinal));
        Assert.Contains("writes", page.Find(".console").ClassList);

        Time.Advance(WriteModes.Length - TimeSpan.FromSeconds(1));
        Assert.NotEmpty(page.FindAll(".mode.on"));
        Time.Advance(TimeSpan.FromSeconds(2));

        page.WaitForAssertion(() => Assert.Contains("Only reading.", page.Find(".mode").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".console.writes, .mode.on"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void WriteMode_OfASuperuser_GoesOnSayingSoInRed(bool isSuperuser)
    {
        var mode = modes.Open(An.Administrator, KeepingRig.Instance.Name, "a test", isSuperuser ? Super : Lesser);

        var bar = Render<WriteModeBar>(p => p.Add(b => b.Instance, KeepingRig.Instance).Add(b => b.Mode, mode));

        Assert.Equal(isSuperuser ? 1 : 0, bar.FindAll(".mighty .is-red").Count);
        Assert.Equal(isSuperuser, bar.Markup.Contains("postgres is a superuser: nothing at all stops what it runs.", StringComparison.Ordinal));
    }

    [Fact]
    public void Reader_ThatIsASuperuser_IsSaidInRedBeforeAnythingRuns()
    {
        var bar = ShowReader(Super);

        Assert.Contains("The reader log-in postgres is a superuser", bar.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Single(bar.FindAll(".is-red"));
    }

    [Fact]
    public void Reader_ThatIsNone_IsNotSpokenOf()
    {
        Assert.Empty(ShowReader(Lesser).FindAll("*"));
        Assert.Empty(ShowReader(null).FindAll("*"));
    }

    [Fact]
    public async Task Accept_ThatCannotBe_SaysWhy()
    {
        var bar = ShowReader(Super);
        await bar.Find("button").ClickAsync(new());
        await bar.Find("#superuser-reason").InputAsync("x");
        await bar.Find("form").SubmitAsync();

        bar.WaitForAssertion(() => Assert.Contains("Say why", bar.Find(".fault").TextContent, StringComparison.Ordinal));
        Assert.Single(bar.FindAll(".is-red"));
    }

    [Fact]
    public async Task Accepted_ItGoesOnSayingSoInRedUntilItEnds()
    {
        modes.Open(An.Administrator, KeepingRig.Instance.Name, "a test", Super, QueryMode.Read);
        var bar = ShowReader(Super);
        Assert.Contains("accepted: a test, until", bar.Markup, StringComparison.Ordinal);
        Assert.Single(bar.FindAll(".is-red"));

        Time.Advance(WriteModes.Length + TimeSpan.FromSeconds(1));
        bar.WaitForAssertion(() => Assert.DoesNotContain("accepted", bar.Markup, StringComparison.Ordinal));

        modes.Open(An.Administrator, KeepingRig.Instance.Name, "a test", Super, QueryMode.Read);
        bar = ShowReader(Super);
        await bar.Find("button").ClickAsync(new());
        bar.WaitForAssertion(() => Assert.DoesNotContain("accepted", bar.Markup, StringComparison.Ordinal));
        Assert.Null(modes.Find(An.Administrator, KeepingRig.Instance.Name, QueryMode.Read));
    }

    private IRenderedComponent<SuperuserBar> ShowReader(QueryIdentity? reader) => Render<SuperuserBar>(p => p.Add(b => b.Instance, KeepingRig.Instance).Add(b => b.Reader, reader));
}
