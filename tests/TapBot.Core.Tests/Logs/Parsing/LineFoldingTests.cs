using System.Text;
using TapBot.Core.Logs;

namespace TapBot.Core.Tests.Logs.Parsing;

public sealed class LineFoldingTests
{
    /// <summary>A plus marks a line that continues the one before it.</summary>
    public static TheoryData<string> Traces =>
    [
        // Java
        """
         2025-11-25 21:07:00,312 ERROR [http-4] c.e.App : failed
        +java.lang.IllegalStateException: no stock
        +	at com.example.Shop.reserve(Shop.java:12)
        +	at com.example.Shop.main(Shop.java:3)
        +Caused by: java.sql.SQLException: gone
        +	at com.example.Db.query(Db.java:7)
        +	... 23 more
         2025-11-25 21:07:00,400 INFO  [http-4] c.e.App : next
        """,
        // .NET
        """
         2025-11-25T21:07:00.312Z fail: Shop.Payments.PaymentWorker[17] Payment of order 48211 failed
        +System.TimeoutException: The payment gateway did not answer within 00:00:10.
        + ---> System.Net.Sockets.SocketException (110): Connection timed out
        +   at System.Net.Sockets.Socket.ThrowException(SocketError error)
        +   --- End of inner exception stack trace ---
        +   at Shop.Payments.PaymentWorker.ExecuteAsync(CancellationToken stoppingToken) in /src/Payments/PaymentWorker.cs:line 61
         info: Microsoft.Hosting.Lifetime[14]
        +      Now listening on: http://[::]:8080
         info: Microsoft.Hosting.Lifetime[0]
        +      Application started. Press Ctrl+C to shut down.
        """,
        // Python
        """
         ERROR:root:failed
        +Traceback (most recent call last):
        +  File "/app/main.py", line 7, in <module>
        +    run()
        +KeyError: 'sku'
        +
        +During handling of the above exception, another exception occurred:
        +
        +Traceback (most recent call last):
        +  File "/app/main.py", line 9, in <module>
        +    raise ShopError("x")
        +shop.errors.ShopError: x
         INFO:root:next
        """,
        // Node
        """
         Error: connect ECONNREFUSED 10.0.0.1:5432
        +    at TCPConnectWrap.afterConnect [as oncomplete] (node:net:1555:16)
        +    at async main (/app/index.js:3:1) {
        +  errno: -111,
        +  code: 'ECONNREFUSED'
        +}
         listening on 3000
        """,
        // Go
        """
         panic: runtime error: index out of range [3] with length 3
        +
        +goroutine 1 [running]:
        +main.main()
        +	/src/main.go:12 +0x1d
        +created by net/http.(*Server).Serve in goroutine 1
        +	/usr/local/go/src/net/http/server.go:3285 +0x4b4
        +exit status 2
         2025/11/25 21:07:00 starting
        """,
        // Rust
        """
         thread 'main' panicked at src/main.rs:2:5:
        +stack backtrace:
        +   0: rust_begin_unwind
        +             at /rustc/abc/library/std/src/panicking.rs:645:5
        +note: run with `RUST_BACKTRACE=full` for a verbose backtrace
         ready
        """,
        // PHP
        """
         PHP Fatal error:  Uncaught RuntimeException: no stock in /app/shop.php:3
        +Stack trace:
        +#0 /app/shop.php(7): reserve()
        +#1 {main}
        +  thrown in /app/shop.php on line 3
         [25-Nov-2025 21:07:00 UTC] next
        """,
        // PostgreSQL
        """
         2025-11-25 21:06:07.481 UTC [77] ERROR:  duplicate key value violates unique constraint "orders_pkey"
        +2025-11-25 21:06:07.481 UTC [77] DETAIL:  Key (id)=(17) already exists.
        +2025-11-25 21:06:07.481 UTC [77] STATEMENT:  insert into orders
        +	values (17)
         2025-11-25 21:06:08.481 UTC [77] LOG:  checkpoint starting: time
        """,
        // None of these is a trace.
        """
         at 21:07 the backup begins
           an indented list
           has its own lines
         ValueError was seen
         Errors: none
         goroutines: 12
         thread 'pool-1' started
        """,
    ];

    [Theory]
    [MemberData(nameof(Traces))]
    public void HeadsOf_Trace_FoldsItsLinesUnderTheFirst(string marked)
    {
        var lines = marked.Split('\n');

        var heads = LineFolding.HeadsOf([.. lines.Select((line, i) => Line(i, line[1..]))]);

        Assert.Equal(marked, string.Join('\n', lines.Select((line, i) => (heads[i] == i ? ' ' : '+') + line[1..])));
    }

    [Fact]
    public void HeadsOf_TwoSourcesBetweenEachOther_FoldsEachByItself()
    {
        var (web, api) = (new LogOrigin(ServerName.Parse("prod"), "web"), new LogOrigin(ServerName.Parse("prod"), "api"));
        LogLine[] lines =
        [
            Line(0, "java.lang.Error: a") with { Origin = web }, Line(1, "ready") with { Origin = api }, Line(2, "\tat a.B.c(B.java:1)") with { Origin = web },
            Line(3, "\tat a.B.c(B.java:1)") with { Origin = api }, Line(4, "\tat a.B.d(B.java:1)") with { Origin = web, Stream = LogStream.Stderr },
        ];

        Assert.Equal([0, 1, 0, 1, 4], LineFolding.HeadsOf(lines));
    }

    [Fact]
    public void HeadsOf_LongAfter_OnlyCertainShapesContinue()
    {
        LogLine[] lines = [Line(0, "panic: x"), Line(5_000, "main.main()"), Line(10_000, "panic: y"), Line(15_000, "    at a (b.js:1)")];

        Assert.Equal([0, 1, 2, 2], LineFolding.HeadsOf(lines));
    }

    private static LogLine Line(int milliseconds, string text) =>
        new(new LogCursor(1_000_000L * milliseconds, 0), LogStream.Stdout, LevelParser.Parse(Encoding.UTF8.GetBytes(text)), text);
}
