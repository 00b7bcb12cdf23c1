using Bunit;
using Bunit.TestDoubles;
using Microsoft.Extensions.DependencyInjection;
using TapBot.Core.Access;
using TapBot.Core.Figures;
using TapBot.Core.Operations;
using TapBot.Portal.Features.Figures;
using TapBot.Portal.Hosting;
using TapBot.Portal.Tests.Ui;
using TapBot.Portal.Ui.Confirming;
using TapBot.Portal.Ui.Operations;
using TapBot.Testing.Access;
using TapBot.Testing.Figures;
using TapBot.Testing.Storage;

namespace TapBot.Portal.Tests.Features.Figures;

/// <summary>The bounds beside a figure, over the real store.</summary>
[Speaking("en")]
public sealed class ThresholdNoteTests : UiContext, IAsyncLifetime
{
    private StorageRig rig = null!;

    public async ValueTask InitializeAsync()
    {
        rig = await StorageRig.StartAsync(replace: services => services.AddFigures().AddOperations().AddSingleton<IRightsStore>(An.Store()).AddSingleton<IThresholdRoom>(new SomeRoom()));
        Services.AddSingleton<ActorAccessor>();
        Services.AddSingleton(rig.Get<ThresholdReader>());
        Services.AddSingleton(rig.Get<AccessGuard>());
        Services.AddSingleton(rig.Get<OperationRunner>());
        Services.AddSingleton(rig.Get<OperationCatalog>());
        Services.AddSingleton(new StepUpDesk(rig.Get<StepUp>()));
        Services.AddSingleton<OperationDesk>();
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        await rig.DisposeAsync();
    }

    [Fact]
    public async Task Note_Closed_HasItsSentenceOnly()
    {
        var note = Show(An.Administrator);

        note.WaitForAssertion(() => Assert.Equal("Yellow above 80 %, red above 90 %, after 15 s", note.Find("summary").TextContent));
        Assert.Empty(note.FindAll("p, form"));

        await OpenAsync(note);
        Assert.Single(note.FindAll("form"));
    }

    [Fact]
    public async Task Note_ForAViewer_ShowsTheBoundsAndNoForm()
    {
        var note = Show(An.Viewer);

        await OpenAsync(note);
        Assert.Equal("Yellow above 80 %, red above 90 %, after 15 s", note.Find("summary").TextContent);
        Assert.Contains("default", note.Markup, StringComparison.Ordinal);
        Assert.Empty(note.FindAll("form"));
    }

    [Fact]
    public async Task Form_NotLegal_SaysWhatIsAndDoesNotSave()
    {
        var note = Show(An.Administrator);
        await OpenAsync(note);

        await note.FindAll("input")[0].InputAsync("95");

        Assert.Contains("yellow (95) must lie below red (90)", note.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.True(note.Find("[type=submit]").HasAttribute("disabled"));
        await note.FindAll("input")[0].InputAsync("");
        Assert.Equal("Every field needs a number.", note.Find("[role=alert]").TextContent);
    }

    [Fact]
    public async Task Form_ForOneDatabase_SavesAndResets()
    {
        var note = Show(An.Administrator);
        await OpenAsync(note);

        await note.Find("select").ChangeAsync("shop");
        await note.FindAll("input")[0].InputAsync("70.5");
        await note.Find("form").SubmitAsync();

        note.WaitForAssertion(() => Assert.Equal("Yellow above 70.5 %, red above 90 %, after 15 s", note.Find("summary").TextContent));
        Assert.Contains("changed, for shop only", note.Markup, StringComparison.Ordinal);
        Assert.Equal(0.8, rig.Get<ThresholdBook>().InForce(SomeRoom.Full, "bank").Yellow);

        await note.WaitForElement("form .btn:not([type=submit])").ClickAsync(new());
        note.WaitForAssertion(() => Assert.Equal("Yellow above 80 %, red above 90 %, after 15 s", note.Find("summary").TextContent));
    }

    [Fact]
    public async Task Form_EachLookByItself_AsksForTheTwoBoundsOnly()
    {
        var note = Show(An.Administrator, SomeRoom.Looked);
        await OpenAsync(note);

        Assert.Equal(2, note.FindAll("input").Count);
        await note.FindAll("input")[0].InputAsync("30");
        await note.Find("form").SubmitAsync();

        note.WaitForAssertion(() => Assert.Equal("Yellow above 30 s, red above 600 s", note.Find("summary").TextContent));
    }

    private static Task OpenAsync(IRenderedComponent<ThresholdNote> note) => note.WaitForElement("details").TriggerEventAsync("ontoggle", EventArgs.Empty);

    private IRenderedComponent<ThresholdNote> Show(Actor actor, NamedThreshold? named = null)
    {
        SignIn(actor);
        return Render<ThresholdNote>(p => p.Add(n => n.Named, named ?? SomeRoom.Full).Add(n => n.Of, "shop"));
    }
}
