using Microsoft.Extensions.Options;
using TapBot.Core.Access;
using TapBot.Core.Figures;
using TapBot.Core.Monitoring;
using TapBot.Core.Operations;
using TapBot.Core.Servers;
using TapBot.Core.Wording;
using TapBot.Testing.Access;
using TapBot.Testing.Containers;
using TapBot.Testing.Storage;

namespace TapBot.Core.Tests.Monitoring;

/// <summary>Windows of maintenance over a store of their own.</summary>
public sealed class MaintenanceTests : IAsyncLifetime
{
    private StorageRig rig = null!;
    private MaintenanceBook book = null!;
    private LightBroadcast lights = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private DateTimeOffset Now => rig.Time.GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        rig = await StorageRig.StartAsync();
        book = new MaintenanceBook(rig.Storage, rig.Time);
        lights = new LightBroadcast(rig.Time);
        lights.Publish(LightSet.Empty.With([Light("web", "shop")], Now));
    }

    public ValueTask DisposeAsync() => rig.DisposeAsync();

    [Fact]
    public async Task Begin_OfAThing_HoldsForItUntilItIsOver()
    {
        Assert.IsType<Outcome.Done>(await BeginAsync("container:server-1/web"));

        var shown = book.Applied(Light("web", "shop"));
        Assert.Equal((LightColour.Maintenance, Now, "new disk"), (shown.Colour, shown.Since, shown.Window?.Reason));
        Assert.False(shown.IsWorry);
        Assert.Equal(LightColour.Red, book.Applied(Light("other", "shop")).Colour);
        rig.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(LightColour.Red, book.Applied(Light("web", "shop")).Colour);
    }

    [Fact]
    public async Task Begin_OfAServer_HoldsForAllOnIt()
    {
        Assert.IsType<Outcome.Done>(await BeginAsync("server:server-1"));

        Assert.Equal(LightColour.Maintenance, book.Applied(Light("anything", "bank")).Colour);
        Assert.Equal(LightColour.Red, book.Applied(Light("anything", "bank") with { Scope = Scope.Of(A.Server("server-2")) }).Colour);
        Assert.Equal(LightColour.Red, book.Applied(Light("anything", "bank") with { Scope = Scope.Portal }).Colour);
    }

    [Fact]
    public async Task Load_AfterARestart_KnowsWhatIsOpenAndForgetsTheRest()
    {
        await BeginAsync("container:server-1/web");
        await book.OpenAsync(new MaintenanceWindow("server:server-1", Now, Now.AddHours(3), "longer"), Scope.Of(A.Server()));
        rig.Time.Advance(TimeSpan.FromHours(2));

        var again = new MaintenanceBook(rig.Storage, rig.Time);
        await again.LoadAsync(Token);

        Assert.Equal((null, "longer", Scope.Of(A.Server())), (again.Find("container:server-1/web"), again.Find("server:server-1")?.Window.Reason, again.Find("server:server-1")!.Value.Scope));
    }

    [Fact]
    public async Task Begin_Again_ReplacesTheWindow()
    {
        await BeginAsync("container:server-1/web");
        Assert.IsType<Outcome.Done>(await Begin.RunAsync(new BeginMaintenance("container:server-1/web", Now.AddHours(5), "longer"), new Progress<Phrase>(), Token));

        Assert.Equal((Now.AddHours(5), "longer", 1), (book.Find("container:server-1/web")?.Window.Until, book.Find("container:server-1/web")?.Window.Reason, book.Count));
    }

    [Fact]
    public async Task End_OfWhatWasBegun_EndsIt()
    {
        await BeginAsync("container:server-1/web");
        var end = new EndMaintenanceHandler(book);

        Assert.Equal(Scope.Of(A.Server(), "shop"), end.Resolve(new EndMaintenance("container:server-1/web")).Target?.Scope);
        Assert.IsType<Outcome.Done>(await end.RunAsync(new EndMaintenance("container:server-1/web"), new Progress<Phrase>(), Token));
        Assert.Null(book.Find("container:server-1/web"));
        Assert.Equal(Refusal.NotFound, end.Resolve(new EndMaintenance("container:server-1/web")).Refused?.Kind);
    }

    [Fact]
    public async Task Watch_ForAViewerOfAProject_HasItsWindowsAndThoseOfItsWholeServer()
    {
        using var guard = new AccessGuard(new FixedRights().Give(An.Viewer, new Grant(Role.Viewer, A.Server(), "shop")), rig.Time);
        await using var seen = new MaintenanceReader(guard, book).WatchAsync(An.Viewer, Token).GetAsyncEnumerator(Token);
        Assert.True(await seen.MoveNextAsync());
        Assert.Empty(seen.Current.ByThing);

        await BeginAsync("container:server-1/web");
        await book.OpenAsync(new MaintenanceWindow("container:server-1/vault", Now, Now.AddHours(1), "why"), Scope.Of(A.Server(), "bank"));
        await book.OpenAsync(new MaintenanceWindow("server:server-2", Now, Now.AddHours(1), "why"), Scope.Of(A.Server("server-2")));
        await book.OpenAsync(new MaintenanceWindow("server:server-1", Now, Now.AddHours(1), "why"), Scope.Of(A.Server()));

        Assert.True(await seen.MoveNextAsync());
        Assert.Equal(["container:server-1/web", "server:server-1"], seen.Current.ByThing.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task OpenMaintenance_OfAThing_IsItsOwnWindowBeforeThatOfItsServer()
    {
        await BeginAsync("container:server-1/web");
        await book.OpenAsync(new MaintenanceWindow("server:server-1", Now, Now.AddHours(3), "longer"), Scope.Of(A.Server()));
        var open = book.Visible(Rights.All);

        Assert.Equal("new disk", open.Of("container:server-1/web", A.Server(), Now)?.Reason);
        Assert.Equal("longer", open.Of("container:server-1/web", A.Server(), Now.AddHours(2))?.Reason);
        Assert.Equal("longer", open.Of("database:shop", A.Server(), Now)?.Reason);
        Assert.Null(open.Of("database:shop", null, Now));
        Assert.Null(open.Of("database:shop", A.Server(), Now.AddHours(3)));
    }

    [Fact]
    public async Task OpenMaintenance_AtATime_IsWhatIsOpenThenTheFirstToEndBeforeTheOthers()
    {
        await book.OpenAsync(new MaintenanceWindow("server:server-2", Now, Now.AddHours(3), "longer"), Scope.Of(A.Server("server-2")));
        await BeginAsync("container:server-1/web");
        lights.Publish(LightSet.Empty); // nothing of it is there any more

        Assert.Equal(["container:server-1/web server-1", "server:server-2 server-2"], book.Visible(Rights.All).At(Now).Select(w => $"{w.Thing} {w.Server}"));
        Assert.Equal(["server:server-2"], book.Visible(Rights.All).At(Now.AddHours(2)).Select(w => w.Thing));
    }

    [Theory]
    [InlineData("container:server-1/nobody", 1, "why", Refusal.NotFound)]
    [InlineData("server:nowhere", 1, "why", Refusal.NotFound)]
    [InlineData("container:server-1/web", 0, "why", Refusal.BadArgument)]
    [InlineData("container:server-1/web", -1, "why", Refusal.BadArgument)]
    [InlineData("container:server-1/web", 721, "why", Refusal.BadArgument)]
    [InlineData("container:server-1/web", 1, "  ", Refusal.BadArgument)]
    [InlineData("container:server-1/web", 1, "two\nlines", Refusal.BadArgument)]
    public void Begin_OfWhatCannotBe_IsRefused(string thing, int hours, string reason, Refusal refusal) =>
        Assert.Equal(refusal, Begin.Resolve(new BeginMaintenance(thing, Now.AddHours(hours), reason)).Refused?.Kind);

    private BeginMaintenanceHandler Begin => new(book, lights, Options.Create(new ServersOptions { Servers = [new ServerEntry { Name = "server-1" }] }), rig.Time);

    private Task<Outcome> BeginAsync(string thing)
    {
        var operation = new BeginMaintenance(thing, Now.AddHours(1), "new disk");
        Assert.Null(Begin.Resolve(operation).Refused);
        return Begin.RunAsync(operation, new Progress<Phrase>(), Token);
    }

    private static WatchedLight Light(string name, string project) => new(LightKind.Container, $"container:server-1/{name}", name, Scope.Of(A.Server(), project), LightColour.Red, Phrase.Of("containers.state.unhealthy"), null);
}
