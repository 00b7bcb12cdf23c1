using TapBot.Core.Access;
using TapBot.Core.Databases;
using TapBot.Testing.Access;

namespace TapBot.EndToEnd.Databases;

/// <summary>Statements of people in front of the PostgreSQL of <c>test.sh</c>: what they read.</summary>
public sealed class ConsoleTests : ConsoleRig
{
    [Fact]
    public async Task Script_OfSeveral_GivesOneResultEach()
    {
        var (results, end, _) = await House.RunAsync($"select n, text from {Table} order by n limit 3; show server_version_num; select 1 / 0; select 4");

        Assert.Equal([null, null, "22012"], results.Select(r => r.Error?.SqlState));
        Assert.Equal([new QueryColumn("n", "integer"), new QueryColumn("text", "text")], results[0].Columns);
        Assert.Equal(["1", "secret"], results[0].Page.Rows[0]);
        Assert.Equal(await Ask("select current_setting('server_version_num')::bigint"), long.Parse(results[1].Page.Rows[0][0]!, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(QueryEnd.Read, end);
    }

    [Fact]
    public async Task Error_OfAQuery_PointsIntoWhatWasWritten()
    {
        var (results, _, _) = await House.RunAsync($"select nothing from {Table}");

        var error = Assert.Single(results).Error!;
        Assert.Equal(("42703", 8), (error.SqlState, error.Position));
    }

    [Fact]
    public async Task Values_OfManyTypes_AreTheServersText()
    {
        const string Values = """
            select 1234567890123456789012345678901234567890.5::numeric, 'NaN'::numeric, 'infinity'::timestamptz, '0044-03-15 BC'::date, '24:00'::time, '1 mon 2 days'::interval, array[1, null], 'pg_class'::regclass,
              '\xdeadbeef'::bytea, '{"a": 1}'::jsonb, '10.0.0.1/8'::inet, '(1,2)'::point, true, null::text, E'a\tb', 1e300::float8, '2026-11-28 12:00:00+00'::timestamptz at time zone 'utc', '[1,5)'::int4range, ''::text, row(1, 'a')
            """;
        var (results, _, _) = await House.RunAsync(Values);

        Assert.Equal(
            ["1234567890123456789012345678901234567890.5", "NaN", "infinity", "0044-03-15 BC", "24:00:00", "1 mon 2 days", "{1,NULL}", "pg_class", "\\xdeadbeef", "{\"a\": 1}", "10.0.0.1/8", "(1,2)", "t", null, "a\tb", "1e+300", "2026-11-28 12:00:00", "[1,5)", "", "(1,a)"],
            Assert.Single(results).Page.Rows[0]);
    }

    [Fact]
    public async Task Values_WithoutACursorOfThePortal_AreTheServersTextToo()
    {
        const string Values = "select '0044-03-15 BC'::date, '2026-11-28 12:00:00.5'::timestamp, '-infinity'::timestamptz, 'NaN'::numeric, 1.50::numeric, array[1.5, null], '\\xdeadbeef'::bytea, 0.1::float8 + 0.2, 1e300::float8, true, null::text, '{\"a\": 1}'::jsonb";
        string?[] expected = ["0044-03-15 BC", "2026-11-28 12:00:00.5", "-infinity", "NaN", "1.50", "{1.5,NULL}", "\\xdeadbeef", "0.30000000000000004", "1e+300", "t", null, "{\"a\": 1}"];

        var (results, _, _) = await House.RunAsync($"prepare v as {Values}; execute v; declare c cursor for {Values}; fetch 1 from c; show server_encoding; explain (costs off) select 1; explain (generic_plan, costs off) select $1::int");

        Assert.Equal(expected, results[1].Page.Rows[0]);
        Assert.Equal(expected, results[3].Page.Rows[0]);
        Assert.Equal(("UTF8", "Result"), (results[4].Page.Rows[0][0], results[5].Page.Rows[0][0]));
        // What has a parameter of its own does not get that of the driver for it.
        Assert.NotNull(results[6].Error);
    }

    [Theory]
    [InlineData(QueryLimits.Cell, false)]
    [InlineData(QueryLimits.Cell + 1, true)]
    [InlineData(3 * QueryLimits.Cell, true)]
    public async Task Value_LongerThanIsKept_IsCutAndSaysHowLongItIs(int length, bool isCut)
    {
        var (results, _, _) = await House.RunAsync($"select 'short', repeat('x', {length}), 'short'; explain (costs off) select 1");

        Assert.Equal(["short", new string('x', Math.Min(length, QueryLimits.Cell)), "short"], results[0].Page.Rows[0]);
        Assert.Equal(isCut, results[0].Page.Cut.Contains((0, 1, length)));
        Assert.Equal(isCut ? 1 : 0, results[0].Page.Cut.Count);
    }

    [Fact]
    public async Task Names_OfTheCatalog_AreTablesWithTheirColumnsAndFunctions()
    {
        await Do($"create function s_{Id}.f(int) returns int language sql as 'select 1'; create function s_{Id}.f(text) returns int language sql as 'select 1'; create procedure s_{Id}.p() language sql as 'select 1'; create function s_{Id}.t() returns trigger language plpgsql as 'begin return new; end'");

        var names = await House.Names.OfAsync(An.Administrator, ConsoleHouse.Instance, null, TestContext.Current.CancellationToken);

        Assert.Equal(["n", "text"], names.Tables["public"][Table].AsEnumerable());
        Assert.Equal(["f", "p"], names.Functions[$"s_{Id}"].AsEnumerable());
        Assert.Empty(new[] { "now", "count", "row_number", "generate_series", "gen_random_uuid", "array_append", "jsonb_build_object", "date_trunc" }.Except(names.Functions["pg_catalog"]));
        Assert.Empty(new[] { "int4in", "int4eq", "RI_FKey_check_ins", "btint4cmp" }.Intersect(names.Functions["pg_catalog"]));
        await Assert.ThrowsAsync<AccessDeniedException>(() => House.Names.OfAsync(An.Viewer, ConsoleHouse.Instance, null, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Pages_OfALongResult_FollowOneAnotherAndEndWithTheRun()
    {
        var run = await House.BeginAsync($"select n from {Table} order by n");
        var first = await run.ResultsAsync(TestContext.Current.CancellationToken).SingleAsync(TestContext.Current.CancellationToken);
        var (second, _) = await run.MoreAsync(0, TestContext.Current.CancellationToken);
        var (third, _) = await run.MoreAsync(0, TestContext.Current.CancellationToken);

        Assert.Equal((true, 1000, true, true), (first.IsOpen, first.Page.Rows.Count, first.Page.HasMore, second!.HasMore));
        Assert.Equal(("1001", "2500", false), (second.Rows[0][0], third!.Rows[^1][0], third.HasMore));
        await run.DisposeAsync();
        Assert.Equal("console.error.idle", (await run.MoreAsync(0, TestContext.Current.CancellationToken)).Error!.Reason.Code);
        Assert.Equal(0L, await SessionsAsync("reader"));
    }

    [Theory]
    [InlineData(1000, false)]
    [InlineData(999, true)]
    public async Task Page_OfExactlyAsManyRowsAsThereAre_SaysThatItIsAll(int rows, bool hasMore)
    {
        var (results, _, _) = await House.RunAsync($"select n from {Table} order by n limit 1000", r => r with { Rows = rows });

        Assert.Equal((rows, hasMore), (results[0].Page.Rows.Count, results[0].Page.HasMore));
    }

    [Fact]
    public async Task Text_ThatIsNoneInItsEncoding_IsAnErrorAndNothingBreaks()
    {
        var (results, _, _) = await House.RunAsync("set client_encoding = latin1; select chr(233)");

        Assert.NotNull(results[^1].Error);
        Assert.Null((await House.RunAsync("select 1")).Results[0].Error);
    }

    [Fact]
    public async Task Cancel_OfARunningStatement_EndsItOnTheServerToo()
    {
        await using var run = await House.BeginAsync("select pg_sleep(60)");
        var result = run.ResultsAsync(TestContext.Current.CancellationToken).SingleAsync(TestContext.Current.CancellationToken);
        await UntilAsync(async () => await SessionsAsync("reader", "and state = 'active' and query like 'fetch%'") == 1);

        run.Cancel();

        Assert.Equal("console.error.cancelled", (await result).Error!.Reason.Code);
        await UntilAsync(async () => await SessionsAsync("reader") == 0);
        Assert.Equal(("failed", "databases.query.read"), (House.Trail.Rows[0].Outcome, House.Trail.Rows[0].Intent.Action));
    }

    [Fact]
    public async Task Dispose_WhileAStatementRuns_TakesItBack()
    {
        var run = await House.BeginAsync("select pg_sleep(60)");
        var results = run.ResultsAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken).AsTask();
        await UntilAsync(async () => await SessionsAsync("reader", "and state = 'active' and query like 'fetch%'") == 1);

        await run.DisposeAsync();

        Assert.Equal("console.error.cancelled", (await results)[0].Error!.Reason.Code);
        await UntilAsync(async () => await SessionsAsync("reader") == 0);
    }

    [Fact]
    public async Task Notices_OfTheServer_AreKept()
    {
        var (results, _, _) = await House.RunAsync("do $$ begin raise notice 'hear <b>this</b>'; end $$");

        Assert.Equal(["NOTICE: hear <b>this</b>"], results[0].Notices);
    }

    [Fact]
    public async Task Copy_ToTheClient_IsExplainedAndBreaksNothing()
    {
        var (results, _, _) = await House.RunAsync($"copy {Table} to stdout");

        Assert.NotNull(Assert.Single(results).Error);
        Assert.Null((await House.RunAsync("select 1")).Results[0].Error);
    }
}
