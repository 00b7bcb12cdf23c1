using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using TapBot.Core.Access;
using TapBot.Core.Databases;
using TapBot.Testing.Access;

namespace TapBot.EndToEnd.Databases;

/// <summary>All rows as a file, from a real PostgreSQL: what stands in values and names stays what it is.</summary>
public sealed class ConsoleExportTests : ConsoleRig
{
    private const string Odd = """
        select * from (values
          (1, '<script>alert(1)</script>', 'a "quoted" word', 'one, two'),
          (2, '=1+1', E'two\nlines', E'a\r\nb\tc'),
          (3, '', null, '\back\slash'),
          (4, 'ж 🐘', ' blank ', '{"json": [1]}')
        ) t (n, "a<b>", "say ""hi"", all", "a<b>")
        """;

    private const string Endless = "select generate_series(1, 2000000000)";

    [Fact]
    public async Task Csv_OfOddValues_IsByTheRules()
    {
        var file = await ExportAsync(Odd, ExportFormat.Csv);

        Assert.Equal(
            "\"n\",\"a<b>\",\"say \"\"hi\"\", all\",\"a<b>_2\"\r\n"
            + "1,<script>alert(1)</script>,\"a \"\"quoted\"\" word\",\"one, two\"\r\n"
            + "2,=1+1,\"two\nlines\",\"a\r\nb\tc\"\r\n"
            + "3,\"\",,\\back\\slash\r\n"
            + "4,\"ж 🐘\",\" blank \",\"{\"\"json\"\": [1]}\"\r\n",
            file);
    }

    [Fact]
    public async Task Json_OfOddValues_IsReadBackAsTheyAre()
    {
        using var file = JsonDocument.Parse(await ExportAsync(Odd, ExportFormat.Json));

        string?[][] expected =
        [
            ["1", "<script>alert(1)</script>", "a \"quoted\" word", "one, two"],
            ["2", "=1+1", "two\nlines", "a\r\nb\tc"],
            ["3", "", null, "\\back\\slash"],
            ["4", "ж 🐘", " blank ", "{\"json\": [1]}"],
        ];
        Assert.Equal(expected, file.RootElement.EnumerateArray().Select(row => row.EnumerateObject().Select(member => member.Value.GetString()).ToArray()).ToArray());
        Assert.All(file.RootElement.EnumerateArray(), row => Assert.Equal(["n", "a<b>", "say \"hi\", all", "a<b>_2"], row.EnumerateObject().Select(m => m.Name)));
    }

    [Theory]
    [InlineData(ExportFormat.Json, "[]\n")]
    [InlineData(ExportFormat.Csv, "\"n\"\r\n")]
    public async Task File_WithoutRows_IsSound(ExportFormat format, string expected) => Assert.Equal(expected, await ExportAsync("select 1 as n where false", format));

    /// <summary>A value is written piece by piece; a character of two halves may stand across any border.</summary>
    [Theory]
    [InlineData(8190)]
    [InlineData(8191)]
    [InlineData(8192)]
    public async Task Json_OfALongValue_IsWhole(int before)
    {
        using var file = JsonDocument.Parse(await ExportAsync($"select repeat('x', {before}) || '🐘\"' || repeat('<é>', 20000) as v from generate_series(1, 3)", ExportFormat.Json));

        var expected = new string('x', before) + "🐘\"" + string.Concat(Enumerable.Repeat("<é>", 20_000));
        Assert.Equal([expected, expected, expected], file.RootElement.EnumerateArray().Select(r => r.GetProperty("v").GetString()));
    }

    [Fact]
    public async Task Json_OfThousandsOfRows_HasAllOfThem()
    {
        using var file = JsonDocument.Parse(await ExportAsync($"select n, text from {Table} order by n", ExportFormat.Json));

        Assert.Equal(2500, file.RootElement.GetArrayLength());
        Assert.Equal(("2500", "secret"), (file.RootElement[2499].GetProperty("n").GetString(), file.RootElement[2499].GetProperty("text").GetString()));
    }

    [Fact]
    public async Task Export_RightIsLostMeanwhile_EndsAndSaysHowFarItWent()
    {
        var clock = new FakeTimeProvider();
        using var house = new ConsoleHouse(ConsoleHouse.As(Server, $"reader_{Id}"), time: clock);
        await using var run = await house.BeginAsync(Endless);
        using var file = new HeardFile();
        var export = run.ExportAsync(file, ExportFormat.Csv, TestContext.Current.CancellationToken);
        await file.Heard;

        house.Rights.Give(An.Administrator);
        clock.Advance(AccessGuard.CacheTime);

        var error = await export;
        Assert.Equal(("console.error.denied", true), (error?.Reason.Code, error?.IsDenied));
        Assert.True(error?.Reason.Arguments["rows"] is > 0L);
        var row = Assert.Single(house.Trail.Rows);
        Assert.Equal(("databases.query.read", "refused", error?.Reason), (row.Intent.Action, row.Outcome, row.Statement));
        await UntilAsync(async () => await SessionsAsync("reader", "and state = 'active'") == 0);
    }

    /// <summary>What yields no row for long is taken back as well.</summary>
    [Fact]
    public async Task Export_RightIsLostBeforeTheFirstRow_TakesTheStatementBack()
    {
        var clock = new FakeTimeProvider();
        using var house = new ConsoleHouse(ConsoleHouse.As(Server, $"reader_{Id}"), time: clock);
        await using var run = await house.BeginAsync("select pg_sleep(600)");
        using var file = new HeardFile();
        var export = run.ExportAsync(file, ExportFormat.Json, TestContext.Current.CancellationToken);
        await UntilAsync(async () => await SessionsAsync("reader", "and wait_event = 'PgSleep'") == 1);

        house.Rights.Give(An.Administrator);
        clock.Advance(AccessGuard.CacheTime);

        var reason = (await export)?.Reason;
        Assert.Equal("console.error.denied", reason?.Code);
        Assert.Equal(0L, reason?.Arguments["rows"]);
        await UntilAsync(async () => await SessionsAsync("reader", "and wait_event = 'PgSleep'") == 0);
    }

    [Fact]
    public async Task Export_LeaveOfASuperuserEndsMeanwhile_EndsToo()
    {
        var clock = new FakeTimeProvider();
        using var house = new ConsoleHouse(Server, time: clock);
        await house.Console.AcceptSuperuserAsync(An.Administrator, ConsoleHouse.Instance, "a test", TestContext.Current.CancellationToken);
        await using var run = await house.BeginAsync(Endless);
        using var file = new HeardFile();
        var export = run.ExportAsync(file, ExportFormat.Json, TestContext.Current.CancellationToken);
        await file.Heard;

        clock.Advance(TimeSpan.FromMinutes(15));

        Assert.Equal("console.error.ended", (await export)?.Reason.Code);
        Assert.Equal("refused", house.Trail.Rows[^1].Outcome);
    }

    private async Task<string> ExportAsync(string sql, ExportFormat format)
    {
        await using var run = await House.BeginAsync(sql);
        using var file = new StringWriter();
        Assert.Null(await run.ExportAsync(file, format, TestContext.Current.CancellationToken));
        return file.ToString();
    }

    /// <summary>Takes whatever is written, and says so when some of it was rows.</summary>
    private sealed class HeardFile : TextWriter
    {
        private readonly TaskCompletionSource heard = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int pieces;

        public Task Heard => heard.Task;

        public override Encoding Encoding => Encoding.UTF8;

        public override Task WriteAsync(ReadOnlyMemory<char> buffer, CancellationToken cancellationToken = default)
        {
            if (++pieces == 100)
                heard.TrySetResult();
            return Task.CompletedTask;
        }
    }
}
