using System.Text;
using TapBot.Core.Logs;

namespace TapBot.Core.Tests.Logs.Parsing;

public sealed class LevelParserTests
{
    [Theory]
    // JSON
    [InlineData("""{"level":"error","msg":"x"}""", LineLevel.Error)]
    [InlineData("""{"time":"2024-11-22T17:00:18Z","msg":"an error, [ERROR] even","level":"info"}""", LineLevel.Info)]
    [InlineData("""{"level":30,"time":1532081790743,"pid":1,"msg":"pino"}""", LineLevel.Info)]
    [InlineData("""{"pid":1,"level": 60}""", LineLevel.Fatal)]
    [InlineData("""{"severity":"WARNING","message":"google"}""", LineLevel.Warn)]
    [InlineData("""{"@t":"2024-11-22T17:00:18Z","@mt":"serilog","@l":"Debug"}""", LineLevel.Debug)]
    [InlineData("""{"@t":"2024-11-22T17:00:18Z","@mt":"serilog says nothing at Information"}""", LineLevel.Info)]
    [InlineData("""{"@timestamp":"x","log.level":"ERROR","message":"ecs"}""", LineLevel.Error)]
    [InlineData("""{"@timestamp":"x","log":{"logger":"a","level":"WARN"},"message":"nested"}""", LineLevel.Warn)]
    [InlineData("""{"a":{"level":"error"},"b":[{"level":"error"}],"level":"info"}""", LineLevel.Info)]
    [InlineData("""{"msg":"quoted \"level\":\"error\" inside","level":"debug"}""", LineLevel.Debug)]
    [InlineData("""{"level":"info","severity":"error"}""", LineLevel.Unknown)]
    [InlineData("""{"msg":"ERROR"}""", LineLevel.Unknown)]
    [InlineData("""{"level":"error","msg":"cut in the mid""", LineLevel.Error)]
    [InlineData("""{"level":"er""", LineLevel.Unknown)]
    [InlineData("""{"level":7}""", LineLevel.Unknown)]
    [InlineData("{", LineLevel.Unknown)]
    [InlineData("{}", LineLevel.Unknown)]
    // klog
    [InlineData("I0102 15:04:05.000000       1 server.go:12] error is only a word here", LineLevel.Info)]
    [InlineData("E1122 17:00:18.123456       1 reflector.go:138] failed", LineLevel.Error)]
    // logfmt
    [InlineData("""time="2024-11-22T17:00:18Z" level=info msg="an error"  err=boom""", LineLevel.Info)]
    [InlineData("ts=2024-11-22T17:00:18.000Z caller=main.go:123 level=warn msg=x", LineLevel.Warn)]
    [InlineData("""level="error" msg=x""", LineLevel.Error)]
    [InlineData("lvl=dbug msg=x", LineLevel.Debug)]
    [InlineData("level=info level=error", LineLevel.Unknown)]
    [InlineData("GET /logs?level=error&x=1 200", LineLevel.Unknown)]
    // at the beginning
    [InlineData("ERROR: something", LineLevel.Error)]
    [InlineData("error: something", LineLevel.Error)]
    [InlineData("Error: Cannot find module 'x'", LineLevel.Error)]
    [InlineData("WARN something", LineLevel.Warn)]
    [InlineData("INFO request failed with ERROR 7", LineLevel.Info)]
    [InlineData("INFO:     Uvicorn running", LineLevel.Info)]
    [InlineData("info: Microsoft.Hosting.Lifetime[14]", LineLevel.Info)]
    [InlineData("fail: Microsoft.EntityFrameworkCore[1]", LineLevel.Error)]
    [InlineData("crit: App[0]", LineLevel.Fatal)]
    [InlineData("trce: App[0]", LineLevel.Trace)]
    [InlineData("warn  - compiled with warnings", LineLevel.Warn)]
    [InlineData("[ERROR] boom", LineLevel.Error)]
    [InlineData("[ WARN ] boom", LineLevel.Warn)]
    [InlineData("<info> [1234] NetworkManager", LineLevel.Info)]
    [InlineData("[E] gitea", LineLevel.Error)]
    [InlineData("WARNING:root:python", LineLevel.Warn)]
    // behind timestamps and numbers
    [InlineData("2024-11-22 17:00:18,123 - app.db - WARNING - slow", LineLevel.Warn)]
    [InlineData("2024-11-22 17:00:18.123  INFO 1 --- [main] c.e.App : no error", LineLevel.Info)]
    [InlineData("2024-11-22T17:00:18.123Z\tDEBUG\tzap", LineLevel.Debug)]
    [InlineData("2024-11-22T17:00:18Z INF Starting Traefik", LineLevel.Info)]
    [InlineData("[2024-11-22T17:00:18,123][WARN ][o.e.n.Node] [x] elastic", LineLevel.Warn)]
    [InlineData("[2024-11-22T17:00:18Z ERROR crate::module] rust", LineLevel.Error)]
    [InlineData("17:00:18.123 [main] ERROR com.example.App - java", LineLevel.Error)]
    [InlineData("2024/11/22 17:00:18 [error] 31#31: *1 open() failed", LineLevel.Error)]
    [InlineData("[Fri Nov 22 17:00:18.123456 2024] [core:error] [pid 7] apache", LineLevel.Error)]
    [InlineData("Nov 22 17:00:18 host app[7]: WARN low", LineLevel.Warn)]
    [InlineData("2024-11-22T17:00:18.000000Z 0 [Warning] [MY-010055] [Server] mysql", LineLevel.Warn)]
    [InlineData("2024-11-22T17:00:18.000000Z 0 [Note] mysql", LineLevel.Info)]
    // PostgreSQL
    [InlineData("2024-11-22 17:00:18.123 UTC [1] LOG:  database system is ready", LineLevel.Info)]
    [InlineData("2024-11-22 17:00:18.123 UTC [77] ERROR:  relation \"x\" does not exist", LineLevel.Error)]
    [InlineData("2024-11-22 17:00:18.123 UTC [77] FATAL:  password authentication failed", LineLevel.Fatal)]
    [InlineData("2024-11-22 17:00:18.123 UTC [77] app@shop PANIC:  could not write", LineLevel.Fatal)]
    [InlineData("2024-11-22 17:00:18.123 UTC [77] STATEMENT:  SELECT 'ERROR: no'", LineLevel.Unknown)]
    // none
    [InlineData("", LineLevel.Unknown)]
    [InlineData("   ", LineLevel.Unknown)]
    [InlineData("2024-11-22 17:00:18", LineLevel.Unknown)]
    [InlineData("the error of my ways", LineLevel.Unknown)]
    [InlineData("10.0.0.1 - - [22/Nov/2024:17:00:18 +0000] \"GET /ERROR/info HTTP/1.1\" 200", LineLevel.Info)]
    [InlineData("information about errors", LineLevel.Unknown)]
    [InlineData("ERROR_CODE=7", LineLevel.Unknown)]
    [InlineData("    at com.example.Error.run(Error.java:7)", LineLevel.Unknown)]
    [InlineData("main says [info] and [error]", LineLevel.Unknown)]
    [InlineData("\u001b[31mERROR\u001b[0m coloured", LineLevel.Error)]
    [InlineData("2024-11-22 \u001b[1;33mWARN \u001b[0m \u001b[36mapp\u001b[0m", LineLevel.Warn)]
    [InlineData("\u001b[", LineLevel.Unknown)]
    [InlineData("a long beginning of a line in which nothing is said about anything, ERROR", LineLevel.Unknown)]
    public void Parse_Line_FindsItsLevel(string line, LineLevel expected)
    {
        Assert.Equal(expected, LevelParser.Parse(Encoding.UTF8.GetBytes(line)));
    }

    [Fact]
    public void Parse_AnyBytes_NeverFails()
    {
        var random = new Random(7);
        var alphabet = "{}[]\"\\:,=<>- \tINFOerrorlevel0123456789\u001bm\n"u8;
        var line = new byte[300];
        for (var round = 0; round < 20_000; round++)
        {
            for (var i = 0; i < line.Length; i++)
                line[i] = random.Next(20) == 0 ? (byte)random.Next(256) : alphabet[random.Next(alphabet.Length)];
            LevelParser.Parse(line.AsSpan(0, random.Next(line.Length)));
        }
    }

    [Fact]
    public void Parse_ManyLines_AllocatesNothing()
    {
        byte[][] lines =
        [
            [.. """{"time":"2024-11-22T17:00:18Z","level":"info","msg":"x"}"""u8], [.. "2024-11-22 17:00:18,123 - app.db - WARNING - slow"u8],
            [.. "\u001b[31mERROR\u001b[0m coloured"u8], [.. "time=1 level=info"u8], [.. "nothing at all"u8],
        ];
        foreach (var line in lines)
            LevelParser.Parse(line);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10_000; i++)
            LevelParser.Parse(lines[i % lines.Length]);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
