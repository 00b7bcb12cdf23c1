using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using TapBot.Core.Access;
using TapBot.Core.Monitoring;
using TapBot.Core.Operations;
using TapBot.Portal.Features.Administration;
using TapBot.Portal.Hosting;
using TapBot.Portal.Tests.Ui;
using TapBot.Portal.Ui.Confirming;
using TapBot.Portal.Ui.Operations;
using TapBot.Testing.Access;
using TapBot.Testing.Storage;

namespace TapBot.Portal.Tests.Features.Administration;

/// <summary>The form of boards, over the real store.</summary>
[Speaking("en")]
public sealed class BoardPanelTests : UiContext, IAsyncLifetime
{
    private StorageRig rig = null!;

    public async ValueTask InitializeAsync()
    {
        rig = await StorageRig.StartAsync(
            new Dictionary<string, string?> { ["TapBot:Wall:Boards:0:Name"] = "given", ["TapBot:Wall:Boards:0:Title"] = "Given" },
            services => services.AddBoards().AddOperations().AddSingleton<IRightsStore>(An.Store()));
        Services.AddSingleton<ActorAccessor>();
        Services.AddSingleton(rig.Get<OperationRunner>());
        Services.AddSingleton(rig.Get<OperationCatalog>());
        Services.AddSingleton(new StepUpDesk(rig.Get<StepUp>()));
        Services.AddSingleton<OperationDesk>();
        SignIn(An.Administrator);
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        await rig.DisposeAsync();
    }

    [Fact]
    public async Task New_TilesChosenAndMoved_AreMadeInThatOrder()
    {
        var panel = Show();
        await panel.Find("#board-name").ChangeAsync("office");
        await panel.Find("#board-title").ChangeAsync("Office");
        foreach (var word in new[] { "Certificates", "Containers", "Databases, one each", "Servers, one each", "API response" })
            await Box(panel, word).ChangeAsync(false);
        await panel.Find("[aria-label='Move All lights up']").ClickAsync(new());

        await panel.Find("form").SubmitAsync();

        panel.WaitForAssertion(() => Assert.Equal("/administration/boards", new Uri(Services.GetRequiredService<NavigationManager>().Uri).AbsolutePath));
        var made = rig.Get<BoardPlans>().Find("office")!;
        Assert.Equal("Office", made.Title);
        Assert.Equal([TileKind.Lights, TileKind.Uptime], made.Tiles);
    }

    [Fact]
    public async Task New_NothingChosenOrNoName_SaysSoAndMakesNothing()
    {
        var panel = Show();
        await panel.Find("form").SubmitAsync();
        panel.WaitForAssertion(() => Assert.Contains("The name of a board has 1 to 40", panel.Find("[role=alert]").TextContent, StringComparison.Ordinal));

        await panel.Find("#board-name").ChangeAsync("office");
        foreach (var word in panel.FindAll(".tiles label").Select(l => l.TextContent.Trim()).ToList())
            await Box(panel, word).ChangeAsync(false);
        await panel.Find("form").SubmitAsync();

        panel.WaitForAssertion(() => Assert.Contains("Choose at least one tile", panel.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Null(rig.Get<BoardPlans>().Find("office"));
    }

    [Fact]
    public async Task Change_Board_KeepsWhatIsTypedAndSaysThatItIsDone()
    {
        await rig.Get<BoardBook>().SaveAsync(new BoardPlan(BoardName.Parse("office"), "Office", [TileKind.Uptime], BoardOrigin.Edited), isNew: true);
        var panel = Show(rig.Get<BoardPlans>().Find("office"));
        Assert.Equal("Office", panel.Find("#board-title").GetAttribute("value"));
        Assert.Equal("wall/office", panel.Find("a[target=_blank]").GetAttribute("href"));

        await panel.Find("#board-title").ChangeAsync("Hall");
        await panel.Find("form").SubmitAsync();

        panel.WaitForAssertion(() => Assert.Contains("The board office is changed", panel.Find("[role=status]").TextContent, StringComparison.Ordinal));
        Assert.Equal("Hall", rig.Get<BoardPlans>().Find("office")!.Title);
    }

    [Theory]
    [InlineData("main", "makes itself")]
    [InlineData("given", "TapBot:Wall:Boards")]
    public void Show_BoardThatIsNotChangedHere_SaysWhyAndHasNoForm(string name, string why)
    {
        var panel = Show(rig.Get<BoardPlans>().Find(name));

        Assert.Empty(panel.FindAll("form"));
        Assert.Contains(why, panel.Find(".hint").TextContent, StringComparison.Ordinal);
    }

    private static AngleSharp.Dom.IElement Box(IRenderedComponent<BoardPanel> panel, string word) =>
        panel.FindAll(".tiles label").Single(l => l.TextContent.Trim() == word).QuerySelector("input")!;

    private IRenderedComponent<BoardPanel> Show(BoardPlan? board = null) => Render<BoardPanel>(p => p.Add(b => b.Board, board).Add(b => b.CloseHref, "administration/boards"));
}
