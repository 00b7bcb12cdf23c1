using System.Text;
using TapBot.Core.Logs;

namespace TapBot.Core.Tests.Logs.Parsing;

public sealed class RecordedLevelTests
{
    [Theory]
    [InlineData("logs-traefik-access.log", "Info Error Warn")]
    [InlineData("logs-traefik-access.jsonl", "Error")]
    [InlineData("logs-nginx-access.log", "Info Warn Warn")]
    [InlineData("logs-postgres-stderr.log", "Info Error Unknown Info Fatal Debug Info")]
    [InlineData("logs-postgres-csv.log", "Error Info")]
    [InlineData("logs-postgres-json.jsonl", "Error Info")]
    [InlineData("logs-programs.jsonl", "Error Warn Warn Info Error Warn Error Info Info Warn Warn Error Warn")]
    public void Parse_Recording_FindsTheLevelOfEachLine(string name, string expected) =>
        Assert.Equal(expected, string.Join(' ', RecordedLines.Load(name).Select(line => LevelParser.Parse(Encoding.UTF8.GetBytes(line)))));

    [Theory]
    [InlineData("2025-11-25T21:07:00.312Z\tdebug\torders\tzap on a console", LineLevel.Debug)]
    [InlineData("21:07:00.312   warn    Last session crashed", LineLevel.Warn)]
    [InlineData("2025-11-25T21:07:00.312Z | error    | Problem with credentials", LineLevel.Error)]
    [InlineData("""{"level":"dpanic","msg":"zap"}""", LineLevel.Fatal)]
    [InlineData("""{"status":500,"msg":"a status alone is no access log"}""", LineLevel.Unknown)]
    [InlineData("""10.0.0.1 - - [22/Nov/2024:17:00:18 +0000] "GET /a\"b HTTP/1.1" 503 0""", LineLevel.Error)]
    [InlineData("10.0.0.1 - - [22/Nov/2024:17:00:18 +0000] \"GET /cut", LineLevel.Unknown)]
    [InlineData("shop.example 10.0.0.1 - - [22/Nov/2024:17:00:18 +0000] \"GET / HTTP/1.1\" 404", LineLevel.Warn)]
    [InlineData("2025-11-25 21:07:00.312 UTC,\"a\"\"b,\",\"c\",1,,x,1,,,,0,WARNING,01000", LineLevel.Warn)]
    [InlineData("2025-11-25 21:07:00.312 UTC,cut", LineLevel.Unknown)]
    public void Parse_Shape_FindsItsLevel(string line, LineLevel expected) => Assert.Equal(expected, LevelParser.Parse(Encoding.UTF8.GetBytes(line)));
}
