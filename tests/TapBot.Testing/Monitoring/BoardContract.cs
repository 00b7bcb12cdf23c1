using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TapBot.Core.Access;
using TapBot.Core.Audit;
using TapBot.Core.Monitoring;
using TapBot.Core.Operations;
using TapBot.Testing.Access;
using TapBot.Testing.Storage;
using Xunit;

namespace TapBot.Testing.Monitoring;

/// <summary>What the boards of the wall do on every engine; derived once for each.</summary>
public abstract class BoardContract : IAsyncLifetime
{
    private readonly FixedRights rights = An.Store();
    private StorageRig rig = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private BoardBook Book => rig.Get<BoardBook>();

    protected abstract Task<IReadOnlyDictionary<string, string?>> SettingsAsync();

    public async ValueTask InitializeAsync() => rig = await StorageRig.StartAsync(
        new Dictionary<string, string?>(await SettingsAsync()) { ["TapBot:Wall:Boards:0:Name"] = "given", ["TapBot:Wall:Boards:0:Tiles:0"] = "Uptime" },
        services => services.AddBoards().AddOperations().AddSingleton<IRightsStore>(rights));

    public virtual async ValueTask DisposeAsync()
    {
        await rig.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void All_NothingMade_AreTheDefaultAndThoseOfTheConfiguration()
    {
        Assert.Equal([("main", BoardOrigin.Default), ("given", BoardOrigin.Configuration)], Book.All.Select(b => (b.Name.Value, b.Origin)));
        Assert.Equal(Enum.GetValues<TileKind>(), Book.Find("main")!.Tiles);
        Assert.Equal([TileKind.Uptime], Book.Find("given")!.Tiles);
    }

    [Fact]
    public async Task Make_WithEverything_IsThereAtOnceAndAfterARestart()
    {
        var changed = Book.Changes.NextAsync();

        var made = await RunAsync(new MakeBoard("office", " Office ", [TileKind.Uptime, TileKind.Containers], PageSeconds: 15, Inches: 55, Metres: 4.5));

        Assert.Equal("boards.make.done", Assert.IsType<Outcome.Done>(made).Evidence.Code);
        Assert.True(changed.IsCompleted);
        var board = Book.Find("office")!;
        Assert.Equal(("Office", BoardOrigin.Edited, TimeSpan.FromSeconds(15), 55d, 4.5), (board.Title, board.Origin, board.PageTime, board.Inches, board.Metres));
        Assert.Equal([TileKind.Uptime, TileKind.Containers], board.Tiles);
        var other = ActivatorUtilities.CreateInstance<BoardBook>(rig.Get<IServiceProvider>());
        await other.LoadAsync(Token);
        Assert.Equal(board, other.Find("office"));
        var trail = await rig.Get<AuditReader>().NewestAsync(An.Administrator, new AuditFilter { Action = "boards.make" }, null, 10, Token);
        Assert.Equal([("office", "done"), ("office", null)], trail.Select(r => (r.Target, r.Outcome)));
    }

    [Fact]
    public async Task Change_LeavesOutWhatIsNotSaidAndOthersStayTheSame()
    {
        await RunAsync(new MakeBoard("office", "Office", [TileKind.Uptime], PageSeconds: 15));
        await RunAsync(new MakeBoard("hall"));
        var hall = Book.Find("hall");

        Assert.IsType<Outcome.Done>(await RunAsync(new ChangeBoard("office", Tiles: [TileKind.Lights])));

        Assert.Equal((null, null), (Book.Find("office")!.Title, Book.Find("office")!.PageTime));
        Assert.Equal([TileKind.Lights], Book.Find("office")!.Tiles);
        Assert.Same(hall, Book.Find("hall")); // nothing is drawn anew for it
    }

    [Fact]
    public async Task Remove_Board_ItsScreensShowTheDefaultAndSaySo()
    {
        await RunAsync(new MakeBoard("office", "Office", [TileKind.Uptime]));

        Assert.IsType<Outcome.Done>(await RunAsync(new RemoveBoard("office")));

        var shown = rig.Get<BoardPlans>().Shown(BoardName.Parse("office"));
        Assert.Null(Book.Find("office"));
        Assert.Equal((true, "office"), (shown.IsGone, shown.Name.Value));
        Assert.Equal(BoardPlan.Default.Tiles, shown.Tiles);
        Assert.Equal(Refusal.NotFound, Assert.IsType<Outcome.Refused>(await RunAsync(new RemoveBoard("office"))).Kind);
    }

    [Fact]
    public async Task Board_NotMadeHere_IsNeitherChangedNorRemovedNorTaken()
    {
        foreach (var (name, code) in new[] { ("main", "boards.isDefault"), ("given", "boards.isConfigured") })
        {
            Assert.Equal((Refusal.WrongState, code), Refused(await RunAsync(new ChangeBoard(name))));
            Assert.Equal((Refusal.WrongState, code), Refused(await RunAsync(new RemoveBoard(name))));
            Assert.Equal((Refusal.WrongState, "boards.taken"), Refused(await RunAsync(new MakeBoard(name))));
        }
    }

    [Theory]
    [InlineData("Office", null, null, null, null, "boards.flaw.name")]
    [InlineData("", null, null, null, null, "boards.flaw.name")]
    [InlineData("office", "a\nb", null, null, null, "boards.flaw.title")]
    [InlineData("office", null, 4.9, null, null, "boards.flaw.page")]
    [InlineData("office", null, double.NaN, null, null, "boards.flaw.page")]
    [InlineData("office", null, null, 2.9, null, "access.screen.inches")]
    [InlineData("office", null, null, null, 101.0, "access.screen.metres")]
    public async Task Make_NotLegal_SaysWhatIs(string name, string? title, double? page, double? inches, double? metres, string code) =>
        Assert.Equal((Refusal.BadArgument, code), Refused(await RunAsync(new MakeBoard(name, title, null, page, inches, metres))));

    [Fact]
    public async Task Make_NoTilesOrOneTwice_SaysWhichThereAre()
    {
        foreach (TileOrder tiles in new TileOrder[] { [], [TileKind.Uptime, TileKind.Uptime], [(TileKind)99] })
        {
            var refused = Assert.IsType<Outcome.Refused>(await RunAsync(new MakeBoard("office", Tiles: tiles)));
            Assert.Equal("boards.flaw.tiles", refused.Reason.Code);
            Assert.Contains("apiResponse", (string)refused.Reason.Arguments["known"]!, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Operation_ByAnOperator_IsRefused() =>
        Assert.Equal(Refusal.NotAllowed, Assert.IsType<Outcome.Refused>(await RunAsync(new MakeBoard("office"), An.Operator)).Kind);

    [Fact]
    public async Task Load_TileThatNobodyKnows_IsLeftOut()
    {
        await RunAsync(new MakeBoard("office", Tiles: [TileKind.Uptime]));
        await rig.Storage.WriteAsync(db => db.Set<BoardRow>().ExecuteUpdateAsync(set => set.SetProperty(b => b.Tiles, "Weather,Uptime,7"), Token), Token);

        await Book.LoadAsync(Token);

        Assert.Equal([TileKind.Uptime], Book.Find("office")!.Tiles);
    }

    [Fact]
    public async Task Watch_BoardsChange_ComesAgainForAdministratorsOnly()
    {
        await using var plans = rig.Get<BoardPlans>().WatchAsync(An.Administrator, Token).GetAsyncEnumerator(Token);
        Assert.True(await plans.MoveNextAsync());
        var next = plans.MoveNextAsync().AsTask();

        await RunAsync(new MakeBoard("office"));

        Assert.True(await next.WaitAsync(TimeSpan.FromSeconds(10), TimeProvider.System, Token));
        Assert.Contains(plans.Current, b => b.Name.Value == "office");
        await Assert.ThrowsAsync<AccessDeniedException>(async () => await rig.Get<BoardPlans>().WatchAsync(An.Operator, Token).FirstAsync(Token));
    }

    private static (Refusal, string) Refused(Outcome outcome) => Assert.IsType<Outcome.Refused>(outcome) is var refused ? (refused.Kind, refused.Reason.Code) : default;

    private async Task<Outcome> RunAsync(IOperation operation, Actor? actor = null)
    {
        var run = await rig.Get<OperationRunner>().StartAsync(actor ?? An.Administrator, operation, null, Token);
        await run.Completion;
        return run.View.Outcome!;
    }
}
