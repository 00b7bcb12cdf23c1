using System.Globalization;
using TapBot.Core.Logs;

namespace TapBot.Benchmarks.Logs;

/// <summary>
/// Lines as programs write them, the same for the same seed: what varies in real logs (addresses, ids, durations, sizes) is random here, what repeats is from lists.
/// </summary>
internal sealed class StoreSamples(string kind, int seed)
{
    /// <summary>The kinds of logs there are.</summary>
    public static readonly string[] Kinds = ["nginx", "JSON", "PostgreSQL", "stack traces"];

    private static readonly DateTimeOffset Start = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly string[] Paths = ["/", "/api/v1/orders/{0}", "/api/v1/orders/{0}/items", "/api/v1/customers/{0}", "/assets/app.7f3a91c2.js", "/assets/site.css", "/images/products/{0}.webp", "/search?q=lamp&page={1}", "/cart", "/checkout/{0}/payment", "/health"];
    private static readonly string[] Agents =
    [
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15",
        "Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1",
        "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
        "curl/8.5.0",
        "kube-probe/1.31",
    ];
    private static readonly string[] Loggers = ["Shop.Orders.OrderService", "Shop.Payments.Gateway", "Shop.Catalog.Search", "Microsoft.AspNetCore.Hosting.Diagnostics", "Shop.Mail.Outbox"];
    private static readonly string[] Statements =
    [
        "SELECT o.id, o.customer_id, o.total, o.created_at FROM orders o WHERE o.id = $1",
        "SELECT p.id, p.name, p.price FROM products p JOIN product_tags t ON t.product_id = p.id WHERE t.tag = $1 ORDER BY p.rank LIMIT $2",
        "INSERT INTO order_items (order_id, product_id, quantity, price) VALUES ($1, $2, $3, $4)",
        "UPDATE carts SET touched_at = now() WHERE session_id = $1",
    ];
    private static readonly string[] Frames = [.. Enumerable.Range(1, 120).Select(n => $"\tat com.example.shop.{Word(n, 7)}.{Word(n, 3)}Service.{Word(n, 5)}{Word(n, 11)}({Word(n, 3)}Service.java:{n * 37 % 900})")];

    private readonly Random random = new(seed);
    private readonly Queue<string> rest = [];
    private DateTimeOffset time = Start;
    private long nanoseconds;

    /// <summary>The next line, some milliseconds after the last.</summary>
    public LogLine Next(LogOrigin origin)
    {
        if (!rest.TryDequeue(out var text))
        {
            time += TimeSpan.FromTicks(random.Next(2 * (int)TimeSpan.TicksPerMillisecond * 100));
            text = kind switch { "nginx" => Access(), "JSON" => Json(), "PostgreSQL" => Statement(), _ => Trace() };
        }
        nanoseconds = Math.Max(nanoseconds + 1 + random.Next(60_000), (time - DateTimeOffset.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick + random.Next(100));
        return new LogLine(new LogCursor(nanoseconds, 0), LogStream.Stdout, LevelOf(text), text, 0, origin);
    }

    private string Access() => Text(
        $"{10 + random.Next(40)}.{random.Next(256)}.{random.Next(16)}.{random.Next(256)} - - [{time:dd/MMM/yyyy:HH:mm:ss} +0000] \"{(random.Next(9) == 0 ? "POST" : "GET")} {Path()} HTTP/1.1\" {Status()} {random.Next(48_000)} \"{(random.Next(3) == 0 ? "-" : "https://shop.example.com" + Path())}\" \"{Agents[random.Next(Agents.Length)]}\"");

    private string Json() => Text(
        $"{{\"time\":\"{time:yyyy-MM-ddTHH:mm:ss.fffffffZ}\",\"level\":\"{(random.Next(30) == 0 ? "warn" : "info")}\",\"logger\":\"{Loggers[random.Next(Loggers.Length)]}\",\"msg\":\"request handled\",\"traceId\":\"{random.NextInt64():x16}{random.NextInt64():x16}\",\"user\":{random.Next(5_000)},\"path\":\"{Path()}\",\"status\":{Status()},\"ms\":{random.NextDouble() * 80:F3}}}");

    private string Statement()
    {
        var head = Text($"{time:yyyy-MM-dd HH:mm:ss.fff} UTC [{2_000 + random.Next(60)}] shop@shop ");
        if (random.Next(50) == 0)
            return Text($"{head}ERROR:  duplicate key value violates unique constraint \"orders_pkey\"");
        rest.Enqueue(Text($"{head}DETAIL:  Parameters: $1 = '{random.Next(900_000)}', $2 = '{random.Next(100)}'"));
        return Text($"{head}LOG:  duration: {random.NextDouble() * 40:F3} ms  execute <unnamed>: {Statements[random.Next(Statements.Length)]}");
    }

    private string Trace()
    {
        if (random.Next(4) != 0)
            return Text($"{time:yyyy-MM-dd HH:mm:ss.fff}  INFO 1 --- [nio-8080-exec-{random.Next(20)}] c.e.shop.OrderController : order {random.Next(900_000)} handled in {random.Next(300)} ms");
        var first = random.Next(Frames.Length - 30);
        for (var frame = 0; frame < 12 + random.Next(14); frame++)
            rest.Enqueue(Frames[first + frame]);
        return Text($"{time:yyyy-MM-dd HH:mm:ss.fff} ERROR 1 --- [nio-8080-exec-{random.Next(20)}] c.e.shop.ErrorHandler : java.lang.IllegalStateException: order {random.Next(900_000)} is {Word(random.Next(50), 7)}");
    }

    private string Path() => string.Format(CultureInfo.InvariantCulture, Paths[random.Next(Paths.Length)], random.Next(900_000), random.Next(40));

    private int Status() => random.Next(20) switch { 0 => 404, 1 => 304, 2 => 201, _ => random.Next(150) == 0 ? 502 : 200 };

    private static LineLevel LevelOf(string text) => text.Contains("ERROR", StringComparison.Ordinal) ? LineLevel.Error : text.Contains("\"warn\"", StringComparison.Ordinal) ? LineLevel.Warn : LineLevel.Info;

    private static string Word(int number, int kind) => new[] { "Order", "Cart", "Payment", "Customer", "Search", "Mail", "Stock", "Price", "Session", "Invoice", "Tax" }[(number * kind + kind) % 11];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
