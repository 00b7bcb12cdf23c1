using System.Diagnostics;
using System.Text;
using TapBot.Core.Logs;

namespace TapBot.Benchmarks;

/// <summary>
/// What a line costs on one core: its level, its text, what it says and its fields; and what a filter costs. Rates are goals that depend on the machine; only an
/// allocation fails the run.
/// </summary>
internal static class ParseBenchmark
{
    private const int Lines = 1_000_000;
    private const int Rounds = 3;

    private const string Json = """{"time":"2024-11-22T17:00:18.123Z","level":"info","logger":"orders","msg":"request handled","path":"/api/v1/orders/17","status":200,"ms":12}""";
    private const string Access = "10.0.3.17 - - [22/Nov/2024:17:00:18 +0000] \"GET /api/v1/orders/17 HTTP/1.1\" 200 512 \"-\" \"curl/8.5.0\"";

    private static readonly (string Kind, string Line, string Key, double Goal)[] Kinds =
    [
        ("plain words", "2024-11-22 17:00:18.123  INFO 1 --- [nio-8080-exec-7] c.e.orders.OrderController : request handled in 12 ms", "status", 500_000),
        ("JSON", Json, "status", 250_000),
        ("Serilog template", """{"@t":"2024-11-22T17:00:18.123Z","@mt":"Order {OrderId} placed by {Customer}","OrderId":48211,"Customer":"Zoe Miller","SourceContext":"Shop.Orders"}""", "OrderId", 250_000),
        ("logfmt", "time=2024-11-22T17:00:18.123Z level=info msg=\"request handled\" path=/api/v1/orders/17 status=200 duration=12ms", "status", 250_000),
        ("access log", Access, "status", 250_000),
        ("PostgreSQL", "2024-11-22 17:00:18.123 UTC [77] shop@orders LOG:  duration: 1534.218 ms  statement: select count(*) from order_lines", "duration", 250_000),
    ];

    private static readonly (string What, string Filter, string Line)[] Filters =
    [
        ("a word that is not there", "checkout", Json),
        ("three words, one left out", "request handled -error", Json),
        ("a regular expression", "~orders/\\d+", Json),
        ("a field of JSON", "status>=500", Json),
        ("a nested field of JSON", "req.method=GET", """{"level":30,"time":1764104820312,"req":{"method":"GET","url":"/items/orders/17","headers":{"host":"cms.example"}},"res":{"statusCode":200},"msg":"request completed"}"""),
        ("a field of an access log", "status>=500", Access),
        ("a level", "level>=warn", Json),
    ];

    public static IReadOnlyList<Result> Run() => [.. Kinds.SelectMany(Parse), .. Filters.SelectMany(Filter), Block()];

    private static IEnumerable<Result> Parse((string Kind, string Line, string Key, double Goal) sample)
    {
        var bytes = Encoding.UTF8.GetBytes(sample.Line);
        var levels = Measure(() => (int)LevelParser.Parse(bytes));
        yield return Result.Note($"level of a line, {sample.Kind}", $"{levels.Rate:N0} lines/s");
        yield return Result.Limit($"allocated per line for it, {sample.Kind}", levels.Allocated, 0, "B");

        var all = Measure(() =>
        {
            var level = LevelParser.Parse(bytes);
            var line = new LogLine(default, LogStream.Stdout, level, Encoding.UTF8.GetString(bytes));
            return line.Parsed.Message.Length + (line.Parsed.TryFind(sample.Key, out _) ? 1 : 0);
        });
        yield return Result.Rate($"level, text, format, message and one field of a line, {sample.Kind}", all.Rate, sample.Goal, "lines/s");
        yield return Result.Limit($"allocated per line for all of it, {sample.Kind}", all.Allocated, 1_024, "B");
    }

    private static IEnumerable<Result> Filter((string What, string Filter, string Line) sample)
    {
        if (!LogFilter.TryParse(sample.Filter, LogFilterSyntax.Words, out var filter, out var error))
            throw new InvalidOperationException(error.Why.ToString());
        var line = new LogLine(default, LogStream.Stdout, LineLevel.Info, sample.Line);
        var asked = Measure(() => filter.Matches(line) ? 1 : 0);
        yield return Result.Note($"a filter by {sample.What}", $"{asked.Rate:N0} lines/s");
        yield return Result.Limit($"allocated per line, {sample.What}", asked.Allocated, 0, "B");
    }

    /// <summary>How fast blocks of history without a hit are passed over.</summary>
    private static Result Block()
    {
        if (!LogFilter.TryParse("checkout", LogFilterSyntax.Words, out var filter, out _))
            throw new InvalidOperationException();
        var block = Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Repeat(Json, 2_000)));
        const int Blocks = 1_000;
        var best = TimeSpan.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < Blocks; i++)
                filter.MayMatch(block);
            var elapsed = Stopwatch.GetElapsedTime(start);
            best = elapsed < best ? elapsed : best;
        }
        return Result.Note("history without a word passed over", $"{block.Length * (double)Blocks / best.TotalSeconds / (1 << 20):N0} MiB/s");
    }

    /// <summary>Again and again, so that the last time is compiled to the end.</summary>
    private static (double Rate, double Allocated) Measure(Func<int> one)
    {
        var (best, allocated, sum) = (TimeSpan.MaxValue, 0L, 0L);
        for (var round = 0; round < Rounds; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < Lines; i++)
                sum += one();
            var elapsed = Stopwatch.GetElapsedTime(start);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            best = elapsed < best ? elapsed : best;
        }
        GC.KeepAlive(sum);
        return (Lines / best.TotalSeconds, Math.Round(allocated / (double)Lines, 1));
    }
}
