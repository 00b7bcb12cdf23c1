using Microsoft.Extensions.Time.Testing;
using TapBot.Core.Databases;

namespace TapBot.EndToEnd.Databases;

/// <summary>What a session of the console may cost, whatever a person does to the limits of the server. The clock of the portal is moved, that of the server is not.</summary>
public sealed class ConsoleLimitsTests : ConsoleRig
{
    private readonly FakeTimeProvider clock = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Session_HasTheLimitsThatThePageNames()
    {
        var (results, _, _) = await House.RunAsync("""
            show statement_timeout; show lock_timeout; show idle_in_transaction_session_timeout;
            select current_setting('statement_timeout'), current_setting('lock_timeout'), current_setting('idle_in_transaction_session_timeout')
            """);

        Assert.Equal(["30s", "2s", "1min"], results.Take(3).Select(r => r.Page.Rows[0][0]));
        Assert.Equal(["30s", "2s", "1min"], results[3].Page.Rows[0]);
        Assert.Equal((30, 2, 60), (QueryLimits.Statement.TotalSeconds, QueryLimits.Lock.TotalSeconds, QueryLimits.Idle.TotalSeconds));
    }

    [Theory]
    [InlineData("set statement_timeout = 0; show statement_timeout; select pg_sleep(300)")]
    [InlineData("set local statement_timeout = 0; show statement_timeout; select pg_sleep(300)")]
    [InlineData("select set_config('statement_timeout', '0', false); show statement_timeout; do $$ begin perform pg_sleep(300); end $$")]
    [InlineData("do $$ begin perform set_config('statement_timeout', '0', true); end $$; show statement_timeout; explain analyze select pg_sleep(300)")]
    [InlineData("set statement_timeout = 0; set lock_timeout = 0; set idle_in_transaction_session_timeout = 0; select 1; show statement_timeout; select pg_sleep(300)")]
    public async Task Statement_ThatHasLiftedTheLimitOfTheServer_IsEndedByThePortal(string script)
    {
        using var house = Watched();
        await using var run = await house.BeginAsync(script);
        var results = run.ResultsAsync(Token).ToListAsync(Token).AsTask();
        await UntilAsync(async () => await SessionsAsync("reader", "and wait_event = 'PgSleep'") == 1);

        clock.Advance(QueryLimits.Statement + TimeSpan.FromSeconds(1));
        Assert.Equal(1L, await SessionsAsync("reader", "and wait_event = 'PgSleep'"));
        clock.Advance(TimeSpan.FromSeconds(1));

        var ended = await results;
        Assert.Equal("0", ended[^2].Page.Rows[0][0]);
        Assert.Equal(("console.error.slow", "57014"), (ended[^1].Error!.Reason.Code, ended[^1].Error!.SqlState));
        await UntilAsync(async () => await SessionsAsync("reader") == 0);
    }

    /// <summary>What takes a statement back can be caught in it; the end of its session cannot.</summary>
    [Fact]
    public async Task Statement_ThatCatchesBeingTakenBack_IsEndedWithItsSession()
    {
        using var house = Watched();
        await using var run = await house.BeginAsync("do $$ begin loop begin perform pg_sleep(300); exception when query_canceled then null; end; end loop; end $$");
        var results = run.ResultsAsync(Token).ToListAsync(Token).AsTask();
        await UntilAsync(async () => await SessionsAsync("reader", "and wait_event = 'PgSleep'") == 1);

        clock.Advance(QueryLimits.Statement + TimeSpan.FromSeconds(2));

        Assert.Equal("console.error.slow", Assert.Single(await results).Error!.Reason.Code);
        await run.Closed.WaitAsync(Token);
        await UntilAsync(async () => await SessionsAsync("reader") == 0);
    }

    [Fact]
    public async Task Statement_ThatWaitsForALock_GivesUpOrIsEndedByThePortal()
    {
        await using var other = await WatchedDatabase.ConnectAsync(Server, "test");
        await WatchedDatabase.ExecuteAsync(other, $"begin; lock table {Table} in access exclusive mode");
        using var house = Watched();
        Assert.Equal(("console.error.locked", "55P03"), (await house.RunAsync($"select count(*) from {Table}")).Results[^1].Error is { } locked ? (locked.Reason.Code, locked.SqlState!) : default);

        await using var run = await house.BeginAsync($"set lock_timeout = 0; set statement_timeout = 0; select count(*) from {Table}");
        var results = run.ResultsAsync(Token).ToListAsync(Token).AsTask();
        await UntilAsync(async () => await SessionsAsync("reader", "and wait_event_type = 'Lock'") == 1);
        clock.Advance(QueryLimits.Statement + TimeSpan.FromSeconds(2));

        Assert.Equal("console.error.slow", (await results)[^1].Error!.Reason.Code);
        await UntilAsync(async () => await SessionsAsync("reader") == 0);
    }

    [Fact]
    public async Task Pages_NobodyAsksFor_AreClosedAfterAMinuteAndSaySo()
    {
        using var house = Watched();
        await using var run = await house.BeginAsync($"set idle_in_transaction_session_timeout = 0; show idle_in_transaction_session_timeout; select n from {Table} order by n", r => r with { Rows = 10 });
        var results = await run.ResultsAsync(Token).ToListAsync(Token);
        Assert.Equal(("0", true), (results[1].Page.Rows[0][0], results[2].IsOpen));
        clock.Advance(QueryLimits.Idle - TimeSpan.FromSeconds(1));
        Assert.Equal("11", (await run.MoreAsync(2, Token)).Page!.Rows[0][0]);
        clock.Advance(QueryLimits.Idle - TimeSpan.FromSeconds(1));
        Assert.True(run.IsOpen);

        clock.Advance(TimeSpan.FromSeconds(1));

        await run.Closed.WaitAsync(Token);
        Assert.Equal((false, true, "console.error.idle"), (run.IsOpen, run.IsExpired, (await run.MoreAsync(2, Token)).Error!.Reason.Code));
        await UntilAsync(async () => await SessionsAsync("reader") == 0);
    }

    [Fact]
    public async Task Pages_OfAScriptThatFailed_AreClosedForAnotherReason()
    {
        await using var run = await House.BeginAsync($"select n from {Table} order by n; select 1 / 0");
        Assert.True((await run.ResultsAsync(Token).ToListAsync(Token))[0].IsOpen);

        Assert.Equal((false, false), (run.IsOpen, run.IsExpired));
    }

    [Fact]
    public async Task Page_ThatTakesTooLong_SaysSo()
    {
        using var house = Watched();
        await using var run = await house.BeginAsync($"set statement_timeout = 0; select n, case when n > 15 then pg_sleep(300) end from {Table} order by n", r => r with { Rows = 10 });
        Assert.True((await run.ResultsAsync(Token).LastAsync(Token)).IsOpen);

        var page = run.MoreAsync(1, Token);
        await UntilAsync(async () => await SessionsAsync("reader", "and wait_event = 'PgSleep'") == 1);
        clock.Advance(QueryLimits.Statement + TimeSpan.FromSeconds(2));

        Assert.Equal("console.error.slow", (await page).Error!.Reason.Code);
        await UntilAsync(async () => await SessionsAsync("reader") == 0);
    }

    [Fact]
    public async Task Pages_OfASessionThatIsCut_SayThatItBroke()
    {
        await using var run = await House.BeginAsync($"select n from {Table} order by n");
        Assert.True((await run.ResultsAsync(Token).SingleAsync(Token)).IsOpen);

        await Do($"select pg_terminate_backend({run.Identity.Pid})");

        var error = (await run.MoreAsync(0, Token)).Error!;
        Assert.Contains(error.Reason.Code, new[] { "console.error.said", "console.error.broken" });
        Assert.False(run.IsOpen);
    }

    private ConsoleHouse Watched() => new(ConsoleHouse.As(Server, $"reader_{Id}"), time: clock);
}
