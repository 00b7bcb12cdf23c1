using TapBot.Core.Databases;
using TapBot.Testing.Access;

namespace TapBot.EndToEnd.Databases;

/// <summary>Write mode in front of a real server.</summary>
public sealed class ConsoleWriteTests : ConsoleRig
{
    [Fact]
    public async Task Write_WithoutLeave_IsRefused() =>
        Assert.Equal("console.refused.notOpen", (await Assert.ThrowsAsync<QueryRefusedException>(() => House.RunAsync("select 1", r => r with { Mode = QueryMode.Write }))).Reason.Code);

    [Fact]
    public async Task Write_AScript_CommitsAllOfItOrNothing()
    {
        var (good, committed, _) = await House.WriteAsync($"update {Table} set text = 'new' where n <= 2 returning n; delete from {Table} where n = 3");
        Assert.Equal((2L, 1L, QueryEnd.Committed), (good[0].Affected, good[1].Affected, committed));
        Assert.Equal(["1", "2"], good[0].Page.Rows.Select(r => r[0]).Order(StringComparer.Ordinal));

        var (_, failed, _) = await House.WriteAsync($"delete from {Table} where n = 4; select 1 / 0");
        Assert.Equal(QueryEnd.RolledBack, failed);

        var (tried, undone, _) = await House.WriteAsync($"delete from {Table}", r => r with { RollBack = true });
        Assert.Equal((2499L, QueryEnd.RolledBack), (tried[0].Affected, undone));
        Assert.Equal(2499L, await Ask($"select count(*) from {Table}"));
    }

    [Fact]
    public async Task Write_WhatCannotBeTakenBack_NeedsTheNameTyped()
    {
        var refused = await Assert.ThrowsAsync<QueryRefusedException>(() => House.WriteAsync($"truncate {Table}"));
        Assert.Equal((QueryRefusal.NeedsConfirmation, Table), (refused.Kind, refused.Reason.Arguments["name"]));
        Assert.Equal(2500L, await Ask($"select count(*) from {Table}"));

        var (_, end, _) = await House.WriteAsync($"truncate {Table}", r => r with { Confirmed = [Table] });

        Assert.Equal((QueryEnd.Committed, 0L), (end!.Value, await Ask($"select count(*) from {Table}")));
    }

    [Fact]
    public async Task Write_WhatRunsOutsideOfATransaction_RunsAlone()
    {
        await House.WriteAsync($"create table s_{Id}.t (n int)");
        var (results, end, _) = await House.WriteAsync($"create index concurrently on s_{Id}.t (n)");
        Assert.Equal((null, QueryEnd.Committed), (results[0].Error, end!.Value));

        var refused = await Assert.ThrowsAsync<QueryRefusedException>(() => House.WriteAsync($"select 1; vacuum s_{Id}.t"));
        Assert.Equal("console.refused.alone", refused.Reason.Code);
    }

    [Fact]
    public async Task WriteMode_OfASuperuser_StaysShutUntilAccepted()
    {
        using var full = new ConsoleHouse(Server, Server);

        var refused = await Assert.ThrowsAsync<QueryRefusedException>(() => full.WriteAsync("select 1"));

        Assert.Equal("console.refused.superuser", refused.Reason.Code);
        Assert.Null(full.Console.WriteModeOf(An.Administrator, ConsoleHouse.Instance.Name));
        var mode = await full.Console.OpenWriteModeAsync(An.Administrator, ConsoleHouse.Instance, "a test", acceptSuperuser: true, TestContext.Current.CancellationToken);
        Assert.True(mode.IsSuperuser);
    }
}
