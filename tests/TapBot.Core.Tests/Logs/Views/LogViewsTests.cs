using System.Globalization;
using TapBot.Core.Access;
using TapBot.Core.Audit;
using TapBot.Core.Logs;
using TapBot.Testing.Access;
using TapBot.Testing.Audit;
using TapBot.Testing.Storage;

namespace TapBot.Core.Tests.Logs.Views;

public sealed class LogViewsTests : IAsyncLifetime
{
    private static readonly Actor Stranger = new(ActorKind.User, "stan", "stan");

    private readonly AuditInMemory trail = new();
    private readonly FixedRights rights = An.Store();
    private StorageRig rig = null!;
    private AccessGuard guard = null!;
    private LogViews views = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        rig = await StorageRig.StartAsync();
        foreach (var actor in new[] { An.Operator, An.Viewer })
        {
            var user = new PortalUser { Id = actor.Id, UserName = actor.Name, NormalizedUserName = actor.Name.ToUpperInvariant(), SecurityStamp = actor.Id, CreatedAt = rig.Time.GetUtcNow() };
            await rig.Storage.WriteAsync(async db => await db.AddAsync(user), CancellationToken.None);
        }
        guard = new AccessGuard(rights, rig.Time);
        views = new LogViews(guard, rig.Storage, trail, rig.Time);
    }

    public async ValueTask DisposeAsync()
    {
        guard.Dispose();
        await rig.DisposeAsync();
    }

    [Fact]
    public async Task SaveAsync_New_IsListedByNameForItsOwnerOnly()
    {
        await SaveAsync(An.Viewer, "  warnings ", "?level=warn");
        await SaveAsync(An.Viewer, "Errors", "level=error");
        await SaveAsync(An.Operator, "errors", "level=error&source=*");

        var list = await views.ListAsync(An.Viewer, Token);

        Assert.Equal([("Errors", "level=error"), ("warnings", "level=warn")], list.Select(v => (v.Name, v.Query)));
        Assert.All(list, v => Assert.Equal(rig.Time.GetUtcNow(), v.SavedAt));
        Assert.Equal(["errors"], (await views.ListAsync(An.Operator, Token)).Select(v => v.Name));
        Assert.Equal(("logs.saveView", "errors", "done"), (trail.Rows[^1].Intent.Action, trail.Rows[^1].Intent.Target, trail.Rows[^1].Outcome));
    }

    [Fact]
    public async Task SaveAsync_NameThatIsThere_IsReplaced()
    {
        var first = await SaveAsync(An.Viewer, "errors", "level=error");
        rig.Time.Advance(TimeSpan.FromMinutes(1));

        var second = await SaveAsync(An.Viewer, "errors", "level=error&mode=filter&q=x");

        Assert.Equal(first!.Id, second!.Id);
        Assert.Equal([second], await views.ListAsync(An.Viewer, Token));
        Assert.Equal(("level=error&mode=filter&q=x", rig.Time.GetUtcNow()), (second.Query, second.SavedAt));
    }

    [Fact]
    public async Task SaveAsync_OneTooMany_IsRefusedButOneThatIsThereIsStillReplaced()
    {
        for (var i = 0; i < LogViews.Most; i++)
            await SaveAsync(An.Viewer, string.Create(CultureInfo.InvariantCulture, $"view {i}"), "q=1");

        var (view, flaw) = await views.SaveAsync(An.Viewer, "one more", "q=1", Token);

        Assert.Null(view);
        Assert.Equal("logs.view.many", flaw!.Code);
        Assert.Equal("refused", trail.Rows[^1].Outcome);
        Assert.NotNull(await SaveAsync(An.Viewer, "view 7", "q=2"));
        Assert.NotNull(await SaveAsync(An.Operator, "one more", "q=1"));
        Assert.Equal(LogViews.Most, (await views.ListAsync(An.Viewer, Token)).Count);
    }

    [Theory]
    [InlineData("", "q=1", "logs.view.badName")]
    [InlineData("a\nb", "q=1", "logs.view.badName")]
    [InlineData("a", " ? ", "logs.view.badQuery")]
    [InlineData("a", "q=\u0001", "logs.view.badQuery")]
    public async Task SaveAsync_WhatCannotBeKept_SaysWhy(string name, string query, string flaw)
    {
        Assert.Equal(flaw, (await views.SaveAsync(An.Viewer, name, query, Token)).Flaw?.Code);
        Assert.Empty(await views.ListAsync(An.Viewer, Token));
        Assert.Empty(trail.Rows);
    }

    [Fact]
    public async Task SaveAsync_LongestNameAndQuery_AreTheLongest()
    {
        var (name, query) = (new string('n', LogViews.LongestName), new string('q', LogViews.LongestQuery));

        Assert.NotNull(await SaveAsync(An.Viewer, name, query));
        Assert.Equal("logs.view.badName", (await views.SaveAsync(An.Viewer, name + "n", query, Token)).Flaw?.Code);
        Assert.Equal("logs.view.badQuery", (await views.SaveAsync(An.Viewer, name, query + "q", Token)).Flaw?.Code);
    }

    [Fact]
    public async Task RemoveAsync_OfSomebodyElse_RemovesNothing()
    {
        var mine = await SaveAsync(An.Viewer, "errors", "level=error");

        Assert.False(await views.RemoveAsync(An.Operator, mine!.Id, Token));
        Assert.Equal([mine], await views.ListAsync(An.Viewer, Token));
        Assert.True(await views.RemoveAsync(An.Viewer, mine.Id, Token));
        Assert.False(await views.RemoveAsync(An.Viewer, mine.Id, Token));
        Assert.Empty(await views.ListAsync(An.Viewer, Token));
        Assert.Equal(("logs.removeView", "done"), (trail.Rows[^1].Intent.Action, trail.Rows[^1].Outcome));
    }

    [Fact]
    public async Task Any_WithoutTheRightToSeeALog_IsDenied()
    {
        await Assert.ThrowsAsync<AccessDeniedException>(() => views.ListAsync(Stranger, Token));
        await Assert.ThrowsAsync<AccessDeniedException>(() => views.SaveAsync(Stranger, "errors", "level=error", Token));
        await Assert.ThrowsAsync<AccessDeniedException>(() => views.RemoveAsync(Stranger, "x", Token));
    }

    [Fact]
    public async Task SaveAsync_TrailCannotBeWritten_SavesNothing()
    {
        trail.Broken = true;

        await Assert.ThrowsAsync<AuditUnavailableException>(() => views.SaveAsync(An.Viewer, "errors", "level=error", Token));
        Assert.Empty(await views.ListAsync(An.Viewer, Token));
    }

    [Fact]
    public async Task SaveAsync_ByWhoeverIsNobody_SaysSo()
    {
        var screen = new Actor(ActorKind.Screen, "wall", "wall");
        rights.Give(screen, new Grant(Role.Viewer));

        Assert.Equal("logs.view.nobody", (await views.SaveAsync(screen, "errors", "level=error", Token)).Flaw?.Code);
    }

    private async Task<LogView?> SaveAsync(Actor actor, string name, string query) => (await views.SaveAsync(actor, name, query, Token)).View;
}
