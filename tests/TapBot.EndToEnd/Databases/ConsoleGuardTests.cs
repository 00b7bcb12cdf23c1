using TapBot.Core.Access;
using TapBot.Core.Databases;
using TapBot.Testing.Access;

namespace TapBot.EndToEnd.Databases;

/// <summary>Everything that statements must not be able to do, tried on a real server.</summary>
public sealed class ConsoleGuardTests : ConsoleRig
{
    [Theory]
    [InlineData("insert into {0} values (-1)")]
    [InlineData("set transaction read write; insert into {0} values (-1)")]
    [InlineData("set default_transaction_read_only = off; insert into {0} values (-1)")]
    [InlineData("set session characteristics as transaction read write; insert into {0} values (-1)")]
    [InlineData("with x as (insert into {0} values (-1) returning n) select * from x")]
    [InlineData("select * into t from {0}")]
    [InlineData("do $$ begin insert into {0} values (-1); end $$")]
    [InlineData("do $$ begin commit; insert into {0} values (-1); end $$")]
    [InlineData("prepare x as insert into {0} values (-1); execute x")]
    [InlineData("explain analyze insert into {0} values (-1)")]
    [InlineData("select pg_read_file('/etc/passwd')")]
    [InlineData("select rolpassword from pg_authid")]
    [InlineData("vacuum {0}")]
    [InlineData("set role writer_{1}; insert into {0} values (-1)")]
    [InlineData("create temp table x as select 1; insert into {0} values (-1)")]
    [InlineData("lock table {0}")]
    public async Task Reading_WhateverIsTried_WritesNothingAndReadsNoSecret(string attempt)
    {
        var (results, _, _) = await House.RunAsync(attempt.Replace("{0}", Table, StringComparison.Ordinal).Replace("{1}", Id, StringComparison.Ordinal));

        Assert.NotNull(results[^1].Error);
        Assert.Equal(2500L, await Ask($"select count(*) from {Table}"));
    }

    /// <summary>No log-in runs it by reading, whatever it may do.</summary>
    [Theory]
    [InlineData("copy {0} to program 'id'")]
    [InlineData("copy (select 1) to '/tmp/tapbot'")]
    [InlineData("select n from {0}; select lo_export(1, '/tmp/tapbot')")]
    [InlineData("do $$ begin copy {0} to program 'id'; end $$")]
    [InlineData("alter system set work_mem = '1MB'")]
    public async Task Reading_WhatReachesTheServer_IsRefusedBeforeAnythingIsSent(string attempt)
    {
        using var full = new ConsoleHouse(Server);
        await full.Console.AcceptSuperuserAsync(An.Administrator, ConsoleHouse.Instance, "a test", TestContext.Current.CancellationToken);
        foreach (var house in new[] { House, full })
        {
            var refused = await Assert.ThrowsAsync<QueryRefusedException>(() => house.RunAsync(attempt.Replace("{0}", Table, StringComparison.Ordinal)));
            Assert.Equal(("console.refused.server", QueryRefusal.WrongState), (refused.Reason.Code, refused.Kind));
        }
        Assert.Empty(House.Trail.Rows);
        Assert.Equal("databases.superuser.accept", Assert.Single(full.Trail.Rows).Intent.Action);
    }

    /// <summary>Up to version 15 a transaction that only reads may make a large object; it does not stay.</summary>
    [Fact]
    public async Task Reading_LargeObject_LeavesNone()
    {
        var (results, end, _) = await House.RunAsync("select lo_from_bytea(0, 'x')");

        Assert.Equal(QueryEnd.Read, end);
        Assert.Single(results);
        await UntilAsync(async () => await SessionsAsync("reader") == 0);
        Assert.Equal(0L, await Ask($"select count(*) from pg_largeobject_metadata where lomowner = 'reader_{Id}'::regrole"));
    }

    /// <summary>A log-in that could write shows what the transaction alone holds back.</summary>
    [Theory]
    [InlineData("insert into {0} values (-1)", "25006")]
    [InlineData("set default_transaction_read_only = off; insert into {0} values (-1)", "25006")]
    [InlineData("set session characteristics as transaction read write; insert into {0} values (-1)", "25006")]
    [InlineData("set transaction read write; insert into {0} values (-1)", "25001")]
    [InlineData("set local transaction_read_only = off; insert into {0} values (-1)", "25001")]
    [InlineData("with x as (delete from {0} returning n) select * from x", "25006")]
    [InlineData("do $$ begin delete from {0}; end $$", "25006")]
    [InlineData("prepare x as delete from {0}; execute x", "25006")]
    [InlineData("explain analyze delete from {0}", "25006")]
    public async Task Reading_AsARoleThatMayWrite_IsHeldBackByTheTransaction(string attempt, string state)
    {
        using var wide = new ConsoleHouse(ConsoleHouse.As(Server, $"writer_{Id}"));

        var (results, _, _) = await wide.RunAsync(attempt.Replace("{0}", Table, StringComparison.Ordinal));

        Assert.Equal(state, results[^1].Error?.SqlState);
        Assert.Equal(2500L, await Ask($"select count(*) from {Table}"));
    }

    [Fact]
    public async Task Mark_MadeToLast_DoesNotHideTheEndOfTheTransaction()
    {
        var request = new QueryRequest([.. SqlScript.Split("select set_config('tapbot.run', 'x', false)"), new SqlStatement("commit", 0, false)]);

        await Assert.ThrowsAsync<QueryRefusedException>(() => House.Console.BeginAsync(An.Administrator, ConsoleHouse.Instance, request, TestContext.Current.CancellationToken));
        Assert.Null((await House.RunAsync("reset all; select 1")).Results[^1].Error);
    }

    [Fact]
    public async Task Results_TrailBreaksInTheMidst_LetGoOfTheConnection()
    {
        await using var run = await House.BeginAsync("select 1; select 2");
        var results = run.ResultsAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.True(await results.MoveNextAsync());
        House.Trail.Broken = true;

        await Assert.ThrowsAsync<Core.Audit.AuditUnavailableException>(async () => await results.MoveNextAsync());

        Assert.False(run.IsOpen);
        await UntilAsync(async () => await SessionsAsync("reader") == 0);
    }

    [Theory]
    [InlineData("commit; insert into {0} values (-1)")]
    [InlineData("begin read write; insert into {0} values (-1)")]
    [InlineData("rollback and chain; set transaction read write; insert into {0} values (-1)")]
    public async Task Reading_SteeringTheTransaction_IsRefusedBeforeAnythingIsSent(string attempt)
    {
        var refused = await Assert.ThrowsAsync<QueryRefusedException>(() => House.RunAsync(attempt.Replace("{0}", Table, StringComparison.Ordinal)));

        Assert.Equal("console.refused.steering", refused.Reason.Code);
        Assert.Empty(House.Trail.Rows);
    }

    [Theory]
    [InlineData("select 1; commit; insert into {0} values (-1)")]
    [InlineData("select '\\'; commit; insert into {0} values (-1); --'")]
    [InlineData("select $a$1; commit; insert into {0} values (-1)")]
    [InlineData("select 1 /* /* */; commit; insert into {0} values (-1); */")]
    [InlineData("show work_mem; commit; insert into {0} values (-1)")]
    [InlineData("explain select 1; commit; insert into {0} values (-1)")]
    [InlineData("fetch 1 from x; commit; insert into {0} values (-1)")]
    [InlineData("execute x; commit; insert into {0} values (-1)")]
    [InlineData("call x(); commit; insert into {0} values (-1)")]
    [InlineData("commit")]
    [InlineData("/* */ commit and chain")]
    public async Task Statement_ThatTheSplitterMistook_IsRefusedByTheServerOrEndsTheRun(string text)
    {
        // As if the splitter had taken all of it for one statement.
        var request = new QueryRequest([new SqlStatement(text.Replace("{0}", Table, StringComparison.Ordinal), 0, false), .. SqlScript.Split($"insert into {Table} values (-2)")]);
        try
        {
            await using var run = await House.Console.BeginAsync(An.Administrator, ConsoleHouse.Instance, request, TestContext.Current.CancellationToken);
            var results = await run.ResultsAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
            Assert.NotNull(results[^1].Error);
        }
        catch (QueryRefusedException refused)
        {
            Assert.Equal("console.refused.steering", refused.Reason.Code);
        }
        Assert.Equal(2500L, await Ask($"select count(*) from {Table}"));
    }

    /// <summary>What yields rows without a cursor goes as a command of its own kind, which the server takes apart as little as a batch.</summary>
    [Theory]
    [InlineData("show work_mem; select 1")]
    [InlineData("explain select 1; select 2")]
    [InlineData("call x(); select 1")]
    public async Task Statement_OfSeveral_IsRefusedByTheServerItself(string text)
    {
        await using var run = await House.Console.BeginAsync(An.Administrator, ConsoleHouse.Instance, new QueryRequest([new SqlStatement(text, 0, false)]), TestContext.Current.CancellationToken);

        var result = await run.ResultsAsync(TestContext.Current.CancellationToken).SingleAsync(TestContext.Current.CancellationToken);

        Assert.Equal("42601", result.Error?.SqlState);
    }

    [Fact]
    public async Task Audit_OfEachStatement_StandsBeforeItRunsWithItsOutcome()
    {
        await House.RunAsync($"select n from {Table} limit 2; select nothing");

        Assert.Equal([("databases.query.read", "done"), ("databases.query.read", "failed")], House.Trail.Rows.Select(r => (r.Intent.Action, r.Outcome!)));
        Assert.Contains("limit 2", House.Trail.Rows[0].Intent.Details, StringComparison.Ordinal);
        House.Trail.Broken = true;
        await Assert.ThrowsAsync<Core.Audit.AuditUnavailableException>(() => House.RunAsync("select 1"));
        await UntilAsync(async () => await SessionsAsync("reader") == 0);
    }

    [Fact]
    public async Task Begin_WithoutTheRight_IsDenied()
    {
        await Assert.ThrowsAsync<AccessDeniedException>(() => House.BeginAsync("select 1", actor: An.Operator));
        await Assert.ThrowsAsync<AccessDeniedException>(() => House.BeginAsync("select 1", actor: An.Viewer));
    }

    [Fact]
    public async Task Begin_AnotherDatabaseOfTheName_IsRefused()
    {
        var refused = await Assert.ThrowsAsync<QueryRefusedException>(() => House.RunAsync("select 1", r => r with { Oid = 1 }));

        Assert.Equal("console.refused.renamed", refused.Reason.Code);
        await UntilAsync(async () => await SessionsAsync("reader") == 0);
    }

    [Fact]
    public async Task Runs_TooManyAtOnce_AreRefusedUntilOneEnds()
    {
        var runs = new List<QueryRun>();
        for (var i = 0; i < QueryLimits.Runs; i++)
            runs.Add(await House.BeginAsync("select 1"));
        Assert.Equal("console.refused.busy", (await Assert.ThrowsAsync<QueryRefusedException>(() => House.BeginAsync("select 1"))).Reason.Code);
        foreach (var run in runs)
            await run.DisposeAsync();
        Assert.Null((await House.RunAsync("select 1")).Results[0].Error);
    }
}
