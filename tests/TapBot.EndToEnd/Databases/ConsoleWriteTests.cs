using Microsoft.Extensions.Time.Testing;
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
    public async Task Write_AQueryWithEffects_RunsToItsEnd()
    {
        await House.WriteAsync($"create sequence s_{Id}.q");

        var (results, end, _) = await House.WriteAsync($"select nextval('s_{Id}.q') from {Table}", r => r with { Rows = 10 });

        Assert.Equal((10, true, QueryEnd.Committed), (results[0].Page.Rows.Count, results[0].Page.HasMore, end!.Value));
        Assert.Equal(2500L, await Ask($"select last_value from s_{Id}.q"));
    }

    [Fact]
    public async Task Write_AFailureOutsideOfATransaction_PromisesNothing()
    {
        await House.WriteAsync($"create table s_{Id}.d (n int); insert into s_{Id}.d values (1), (1)");

        var (results, end, _) = await House.WriteAsync($"create unique index concurrently on s_{Id}.d (n)");

        Assert.Equal(("23505", QueryEnd.Unknown), (results[0].Error?.SqlState, end!.Value));
        Assert.Equal(1L, await Ask($"select count(*) from pg_index where not indisvalid and indrelid = 's_{Id}.d'::regclass"));
    }

    [Fact]
    public async Task Write_AProcedureThatGivesBackNumbers_IsShown()
    {
        await House.WriteAsync($"create procedure s_{Id}.p(inout a int, inout b text) language plpgsql as $$ begin a := a + 1; end $$");

        var (results, end, _) = await House.WriteAsync($"call s_{Id}.p(41, 'x')");

        Assert.Equal((QueryEnd.Committed, null), (end!.Value, results[0].Error));
        Assert.Equal(["42", "x"], results[0].Page.Rows[0]);
    }

    [Fact]
    public async Task Write_AProcedureThatGivesBackManyTypes_IsShownAsTheServerWritesThem()
    {
        await House.WriteAsync($"create procedure s_{Id}.m(inout a date, inout b timestamp, inout c timestamptz, inout d numeric, inout e int[], inout f bytea, inout g float8, inout h interval, inout i bool) language plpgsql as $$ begin end $$");

        var (results, _, _) = await House.WriteAsync($"call s_{Id}.m('0044-03-15 BC', '2026-11-28 12:00:00.5', 'infinity', '1234567890123456789012345678901234567890.50', array[1, null], '\\xdeadbeef', 1e300, '1 mon 2 days', true)");

        Assert.Null(results[0].Error);
        Assert.Equal(["0044-03-15 BC", "2026-11-28 12:00:00.5", "infinity", "1234567890123456789012345678901234567890.50", "{1,NULL}", "\\xdeadbeef", "1e+300", "1 mon 2 days", "t"], results[0].Page.Rows[0]);
        Assert.Equal(["date", "timestamp without time zone", "timestamp with time zone", "numeric", "integer[]", "bytea", "double precision", "interval", "boolean"], results[0].Columns.Select(c => c.Type));
    }

    [Fact]
    public async Task WriteMode_AfterAQuarterOfAnHour_RunsNothingMore()
    {
        var clock = new FakeTimeProvider();
        using var house = new ConsoleHouse(null, ConsoleHouse.As(Server, $"writer_{Id}"), time: clock);
        await house.WriteAsync($"delete from {Table} where n = 1");
        clock.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromSeconds(1));
        Assert.Equal(QueryEnd.Committed, (await house.RunAsync($"delete from {Table} where n = 2", Writing)).End);

        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("console.refused.notOpen", (await Assert.ThrowsAsync<QueryRefusedException>(() => house.RunAsync($"delete from {Table} where n = 3", Writing))).Reason.Code);
        Assert.Null(house.Console.WriteModeOf(An.Administrator, ConsoleHouse.Instance.Name));
        Assert.Equal(2498L, await Ask($"select count(*) from {Table}"));
    }

    [Fact]
    public async Task WriteMode_EndsInTheMidstOfAScript_TheNextStatementIsRefusedAndNothingIsKept()
    {
        var clock = new FakeTimeProvider();
        using var house = new ConsoleHouse(null, ConsoleHouse.As(Server, $"writer_{Id}"), time: clock);
        await house.WriteAsync("select 1");
        await using var run = await house.BeginAsync($"delete from {Table} where n = 1; delete from {Table} where n = 2", Writing);
        var results = run.ResultsAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.True(await results.MoveNextAsync());

        clock.Advance(TimeSpan.FromMinutes(15));

        Assert.Equal("console.refused.ended", (await Assert.ThrowsAsync<QueryRefusedException>(async () => await results.MoveNextAsync())).Reason.Code);
        Assert.False(run.IsOpen);
        await UntilAsync(async () => await SessionsAsync("writer") == 0);
        Assert.Equal(2500L, await Ask($"select count(*) from {Table}"));
    }

    [Fact]
    public async Task Write_AsAnotherRoleThanWasAccepted_IsRefused()
    {
        using var changing = new ConsoleHouse(null, ConsoleHouse.As(Server, $"writer_{Id}"));
        await changing.Console.OpenWriteModeAsync(An.Administrator, ConsoleHouse.Instance, "a test", acceptSuperuser: false, TestContext.Current.CancellationToken);
        changing.Change(null, Server);

        Assert.Equal("console.refused.otherRole", (await Assert.ThrowsAsync<QueryRefusedException>(() => changing.RunAsync("select 1", r => r with { Mode = QueryMode.Write }))).Reason.Code);
    }

    [Fact]
    public async Task WriteMode_OfOneSession_IsNoneOfAnother()
    {
        var (here, there) = (An.Administrator with { SessionId = "here" }, An.Administrator with { SessionId = "there" });
        await House.Console.OpenWriteModeAsync(here, ConsoleHouse.Instance, "a test", acceptSuperuser: false, TestContext.Current.CancellationToken);

        Assert.NotNull(House.Console.WriteModeOf(here, ConsoleHouse.Instance.Name));
        Assert.Null(House.Console.WriteModeOf(there, ConsoleHouse.Instance.Name));
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

    private static QueryRequest Writing(QueryRequest request) => request with { Mode = QueryMode.Write };
}
