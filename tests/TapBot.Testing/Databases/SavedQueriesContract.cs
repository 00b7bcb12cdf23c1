using TapBot.Core.Access;
using TapBot.Core.Databases;
using TapBot.Testing.Access;
using Xunit;

namespace TapBot.Testing.Databases;

/// <summary>What saved queries do on every store; derived once for each.</summary>
public abstract class SavedQueriesContract : IAsyncLifetime
{
    private KeepingRig rig = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    protected abstract Task<IReadOnlyDictionary<string, string?>> SettingsAsync();

    public async ValueTask InitializeAsync() => rig = await KeepingRig.StartAsync(await SettingsAsync());

    public virtual async ValueTask DisposeAsync()
    {
        await rig.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task SaveAsync_New_IsListedByNameWithTheBeginningOfItsText()
    {
        var text = "select '" + new string('x', 100_000) + "'";
        await SaveAsync(An.Operator, "weekly", new("select 1"));
        await SaveAsync(An.Operator, "  daily ", new(text, "shop", " How many? "));

        var list = await ListAsync(An.Operator);

        Assert.Equal(["daily", "weekly"], list.Select(q => q.Name));
        Assert.Equal(("oleg", true, false, "How many?", "shop", text[..SavedQueries.StartLength], text.Length, null, rig.Time.GetUtcNow()),
            (list[0].Owner, list[0].IsOwn, list[0].IsShared, list[0].Description, list[0].Database, list[0].Start, list[0].Characters, list[0].Text, list[0].SavedAt));
        Assert.Equal(text, (await FindAsync(An.Operator, "daily"))!.Text);
        Assert.Null(await FindAsync(An.Operator, "DAILY"));
        Assert.Equal(("databases.savedQuery.save", "done"), (rig.Trail.Rows[^1].Intent.Action, rig.Trail.Rows[^1].Outcome));
    }

    [Fact]
    public async Task SaveAsync_NameThatIsThere_ChangesWhatIsGivenAndLeavesTheRest()
    {
        await SaveAsync(An.Operator, "daily", new("select 1", "shop", "Why", true));

        await SaveAsync(An.Operator, "daily", new("select 2"));
        var changed = (await FindAsync(An.Operator, "daily"))!;
        await SaveAsync(An.Operator, "daily", new(Description: "", IsShared: false));
        var again = (await FindAsync(An.Operator, "daily"))!;

        Assert.Equal(("select 2", "shop", "Why", true), (changed.Text, changed.Database, changed.Description, changed.IsShared));
        Assert.Equal(("select 2", "shop", null, false), (again.Text, again.Database, again.Description, again.IsShared));
        Assert.Single(await ListAsync(An.Operator));
    }

    [Theory]
    [InlineData("", "select 1", null, null, "console.saved.badName")]
    [InlineData("a/b", "select 1", null, null, "console.saved.badName")]
    [InlineData("a\nb", "select 1", null, null, "console.saved.badName")]
    [InlineData("a", " ", null, null, "console.saved.badText")]
    [InlineData("a", null, null, null, "console.saved.noText")]
    [InlineData("a", "select 1", "", null, "console.saved.badDatabase")]
    [InlineData("a", "select 1", null, "a\0b", "console.saved.badDescription")]
    public async Task SaveAsync_WhatCannotBeKept_SaysWhy(string name, string? text, string? database, string? description, string flaw)
    {
        Assert.Equal(flaw, (await SaveAsync(An.Operator, name, new(text, database, description))).Flaw?.Code);
        Assert.Empty(await ListAsync(An.Operator));
    }

    [Fact]
    public async Task SaveAsync_OneTooMany_SaysSo()
    {
        for (var i = 0; i < SavedQueries.Most; i++)
            await SaveAsync(An.Operator, $"q{i}", new("select 1"));

        Assert.Equal("console.saved.many", (await SaveAsync(An.Operator, "one more", new("select 1"))).Flaw?.Code);
        Assert.Null((await SaveAsync(An.Operator, "q0", new("select 2"))).Flaw);
        Assert.Null((await SaveAsync(An.Administrator, "q0", new("select 3"))).Flaw);
    }

    [Fact]
    public async Task Shared_IsSeenByAllWithTheRightAndChangedByAnAdministratorOnly()
    {
        await SaveAsync(An.Operator, "daily", new("select 1", IsShared: true));
        await SaveAsync(An.Operator, "own", new("select 2"));
        await SaveAsync(An.Administrator, "of ann", new("select 3", IsShared: true));

        Assert.Equal([("daily", "oleg", false), ("of ann", "ann", true)], (await ListAsync(An.Administrator)).Select(q => (q.Name, q.Owner, q.IsOwn)));
        Assert.Null(await FindAsync(An.Administrator, "own", "oleg"));
        Assert.Equal((null, null), await SaveAsync(An.Administrator, "own", new("drop table orders"), "oleg"));
        Assert.False(await rig.Saved.RemoveAsync(An.Administrator, KeepingRig.Instance, "own", "oleg", Token));
        await Assert.ThrowsAsync<AccessDeniedException>(() => SaveAsync(An.Operator, "of ann", new("drop table orders"), "ann"));
        await Assert.ThrowsAsync<AccessDeniedException>(() => rig.Saved.RemoveAsync(An.Operator, KeepingRig.Instance, "of ann", "ANN", Token));
        await Assert.ThrowsAsync<AccessDeniedException>(() => ListAsync(An.Viewer));
        await Assert.ThrowsAsync<AccessDeniedException>(() => FindAsync(An.Viewer, "daily", "oleg"));
        await Assert.ThrowsAsync<AccessDeniedException>(() => SaveAsync(An.Viewer, "mine", new("select 1")));

        Assert.Equal("select 4", (await SaveAsync(An.Administrator, "daily", new("select 4"), "oleg")).Query?.Text);
        Assert.Equal(("select 4", true), ((await FindAsync(An.Operator, "daily"))!.Text, (await FindAsync(An.Operator, "daily"))!.IsShared));
        Assert.True(await rig.Saved.RemoveAsync(An.Administrator, KeepingRig.Instance, "daily", "oleg", Token));
        Assert.Equal(["of ann", "own"], (await ListAsync(An.Operator)).Select(q => q.Name));
        Assert.Equal(("databases.savedQuery.remove", "done"), (rig.Trail.Rows[^1].Intent.Action, rig.Trail.Rows[^1].Outcome));
    }

    [Fact]
    public async Task Shared_WithAPasswordInIt_IsRefusedAndNothingChanges()
    {
        await SaveAsync(An.Operator, "role", new("create role x password 'geheim'"));

        Assert.Equal("console.saved.password", (await SaveAsync(An.Operator, "role", new(IsShared: true))).Flaw?.Code);

        Assert.False((await FindAsync(An.Operator, "role"))!.IsShared);
        Assert.Empty(await ListAsync(An.Administrator));
        Assert.DoesNotContain(rig.Trail.Rows, r => r.Intent.Details!.Contains("geheim", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Changes_WithoutATrail_AreNotMade()
    {
        await SaveAsync(An.Operator, "daily", new("select 1"));
        rig.Trail.Broken = true;

        await Assert.ThrowsAsync<Core.Audit.AuditUnavailableException>(() => SaveAsync(An.Operator, "daily", new("select 2")));
        await Assert.ThrowsAsync<Core.Audit.AuditUnavailableException>(() => rig.Saved.RemoveAsync(An.Operator, KeepingRig.Instance, "daily", null, Token));

        Assert.Equal("select 1", (await FindAsync(An.Operator, "daily"))!.Text);
    }

    private Task<(SavedQuery? Query, Core.Wording.Phrase? Flaw)> SaveAsync(Actor actor, string name, SavedQueryChange change, string? owner = null) =>
        rig.Saved.SaveAsync(actor, KeepingRig.Instance, name, change, owner, Token);

    private Task<IReadOnlyList<SavedQuery>> ListAsync(Actor actor) => rig.Saved.ListAsync(actor, KeepingRig.Instance, Token);

    private Task<SavedQuery?> FindAsync(Actor actor, string name, string? owner = null) => rig.Saved.FindAsync(actor, KeepingRig.Instance, name, owner, Token);
}
