using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TapBot.Core.Access;
using TapBot.Core.Audit;
using TapBot.Core.Figures;
using TapBot.Core.Operations;
using TapBot.Testing.Access;
using TapBot.Testing.Storage;
using Xunit;

namespace TapBot.Testing.Figures;

/// <summary>What the bounds of lights do on every engine; derived once for each.</summary>
public abstract class ThresholdContract : IAsyncLifetime
{
    private readonly FixedRights rights = An.Store();
    private readonly SomeRoom room = new();
    private StorageRig rig = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ThresholdBook Book => rig.Get<ThresholdBook>();

    protected abstract Task<IReadOnlyDictionary<string, string?>> SettingsAsync();

    public async ValueTask InitializeAsync() => rig = await StorageRig.StartAsync(
        new Dictionary<string, string?>(await SettingsAsync()) { ["TapBot:Thresholds:some.left:Yellow"] = "30" },
        services => services.AddFigures().AddOperations().AddSingleton<IRightsStore>(rights).AddSingleton<IThresholdRoom>(room));

    public virtual async ValueTask DisposeAsync()
    {
        await rig.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void InForce_NothingEdited_IsTheConfigurationOrElseTheDefault()
    {
        Assert.Equal(SomeRoom.Full.Default, Book.InForce(SomeRoom.Full, "shop"));
        Assert.Equal(SomeRoom.Left.Default with { Yellow = 30 }, Book.InForce(SomeRoom.Left, "shop"));
        Assert.Equal(ThresholdOrigin.Configuration, Book.BaseOf(SomeRoom.Left).Origin);
    }

    [Fact]
    public async Task Set_ForAllAndForOne_HoldsAtOnceAndTheOneCountsFirst()
    {
        var changed = Book.Changes.NextAsync();
        var all = await RunAsync(new SetThreshold("some.full", Yellow: 0.7));
        var one = await RunAsync(new SetThreshold("some.full", Red: 0.95, Duration: 60, Of: "shop"));

        Assert.Equal("thresholds.bounds.share.high", Assert.IsType<Outcome.Done>(all).Evidence.Code);
        Assert.Equal((70d, 95d, 60d), (one.Statement.Arguments["yellow"], one.Statement.Arguments["red"], one.Statement.Arguments["seconds"]));
        Assert.True(changed.IsCompleted);
        Assert.Equal(SomeRoom.Full.Default with { Yellow = 0.7 }, Book.InForce(SomeRoom.Full, "bank"));
        Assert.Equal(SomeRoom.Full.Default with { Yellow = 0.7, Red = 0.95, Duration = TimeSpan.FromMinutes(1) }, Book.InForce(SomeRoom.Full, "shop"));
        var trail = await rig.Get<AuditReader>().NewestAsync(An.Administrator, new AuditFilter { Action = "thresholds.set" }, null, 10, Token);
        Assert.Equal(["done", null, "done", null], trail.Select(r => r.Outcome));
    }

    [Fact]
    public async Task Reset_OneThenAll_BringsBackWhatTheyStoodBefore()
    {
        await RunAsync(new SetThreshold("some.left", Yellow: 20));
        await RunAsync(new SetThreshold("some.left", Yellow: 10, Of: "shop"));

        Assert.IsType<Outcome.Done>(await RunAsync(new ResetThreshold("some.left", "shop")));
        Assert.Equal(20, Book.InForce(SomeRoom.Left, "shop").Yellow);
        Assert.Equal(30d, Assert.IsType<Outcome.Done>(await RunAsync(new ResetThreshold("some.left"))).Evidence.Arguments["yellow"]);
        Assert.Equal("thresholds.reset.nothing", Assert.IsType<Outcome.Refused>(await RunAsync(new ResetThreshold("some.left"))).Reason.Code);
    }

    [Fact]
    public async Task Reset_OfWhatIsGone_StillWorks()
    {
        await RunAsync(new SetThreshold("some.full", Yellow: 0.5, Of: "shop"));
        room.There.Clear();

        Assert.IsType<Outcome.Done>(await RunAsync(new ResetThreshold("some.full", "shop")));
    }

    [Theory]
    [InlineData("some.other", 0.5, null, Refusal.NotFound, "thresholds.notFound")]
    [InlineData("some.full", 0.5, "none", Refusal.BadArgument, "thresholds.noObject")]
    [InlineData("some.full", 0.95, null, Refusal.BadArgument, "thresholds.flaw.order.high")]
    [InlineData("some.full", 1.5, "shop", Refusal.BadArgument, "thresholds.flaw.range.share")]
    [InlineData("some.full", null, null, Refusal.BadArgument, "thresholds.flaw.nothing")]
    public async Task Set_NotLegal_ChangesNothing(string name, double? yellow, string? of, Refusal kind, string code)
    {
        var refused = Assert.IsType<Outcome.Refused>(await RunAsync(new SetThreshold(name, yellow, Of: of)));

        Assert.Equal((kind, code), (refused.Kind, refused.Reason.Code));
        Assert.Equal(0, await rig.Storage.ReadAsync(db => db.Set<ThresholdRow>().CountAsync(Token)));
    }

    [Fact]
    public async Task Set_WithoutTheRight_IsRefused()
    {
        rights.Give(An.Operator, new Grant(Role.Operator), new Grant(Role.Administrator, ServerName.Parse("server-1"), "shop"));

        foreach (var actor in new[] { An.Viewer, An.Operator })
            Assert.Equal(Refusal.NotAllowed, Assert.IsType<Outcome.Refused>(await RunAsync(new SetThreshold("some.full", 0.5, Of: "shop"), actor)).Kind);
        Assert.Equal(SomeRoom.Full.Default, Book.InForce(SomeRoom.Full, "shop"));
    }

    [Fact]
    public async Task Load_AnotherPortalWroteAndSomethingIsNotLegal_TakesWhatCanBeUsed()
    {
        await rig.Storage.WriteAsync(async db =>
        {
            await db.AddRangeAsync([Row("some.full", "", 0.6, 0.7), Row("some.full", "shop", 0.9, 0.1), Row("gone.figure", "", 1, 2)], Token);
        }, Token);

        await Book.LoadAsync(Token);

        Assert.Equal((0.6, 0.6), (Book.InForce(SomeRoom.Full, "bank").Yellow, Book.InForce(SomeRoom.Full, "shop").Yellow));
        Assert.IsType<Outcome.Done>(await RunAsync(new SetThreshold("some.full", 0.5, 0.6, Of: "shop")));
    }

    [Fact]
    public async Task List_ForAViewerOfAProject_HasTheExceptionsOfThatProjectOnly()
    {
        await RunAsync(new SetThreshold("some.full", 0.5, Of: "shop"));
        await RunAsync(new SetThreshold("some.full", 0.6, Of: "bank"));
        rights.Give(An.Viewer, new Grant(Role.Viewer, ServerName.Parse("server-1"), "shop"));

        var (mine, all) = (await ListAsync(An.Viewer), await ListAsync(An.Administrator));
        room.There.RemoveAll(o => o.Name == "bank");

        Assert.Equal(["shop"], mine.Exceptions.Select(e => e.Of));
        Assert.Equal(["shop"], mine.Objects);
        Assert.Equal(["bank", "shop"], all.Exceptions.Select(e => e.Of));
        Assert.Equal(["shop"], (await ListAsync(An.Viewer)).Exceptions.Select(e => e.Of));
        Assert.Equal((0.5, 0.8), (all.For("shop").Bounds.Yellow, all.For("other").Bounds.Yellow));
        rights.Give(An.Viewer);
        rig.Get<AccessGuard>().Forget();
        await Assert.ThrowsAsync<AccessDeniedException>(() => ListAsync(An.Viewer));
    }

    [Fact]
    public async Task Watch_BoundsChange_ComesAgain()
    {
        await using var views = rig.Get<ThresholdReader>().WatchAsync(An.Viewer, Token).GetAsyncEnumerator(Token);
        Assert.True(await views.MoveNextAsync());
        var next = views.MoveNextAsync().AsTask();

        await RunAsync(new SetThreshold("some.full", 0.5));

        Assert.True(await next.WaitAsync(TimeSpan.FromSeconds(10), TimeProvider.System, Token));
        Assert.Equal(ThresholdOrigin.Edited, views.Current.Single(v => v.Named == SomeRoom.Full).ForAll.Origin);
    }

    private static ThresholdRow Row(string name, string of, double yellow, double red) => new() { Name = name, Of = of, Yellow = yellow, Red = red, SetAt = DateTimeOffset.UnixEpoch };

    private async Task<ThresholdView> ListAsync(Actor actor) => (await rig.Get<ThresholdReader>().ListAsync(actor, Token)).Single(v => v.Named == SomeRoom.Full);

    private async Task<Outcome> RunAsync(IOperation operation, Actor? actor = null)
    {
        var run = await rig.Get<OperationRunner>().StartAsync(actor ?? An.Administrator, operation, null, Token);
        await run.Completion;
        return run.View.Outcome!;
    }
}
