using TapBot.Core.Logs;

namespace TapBot.Core.Tests.Logs.Parsing;

public sealed class LineParserTests
{
    [Theory]
    [InlineData("logs-traefik-access.log", LineFormat.Access, "GET /api/v1/orders?page=2 200 12ms|POST /checkout 502 30003ms|GET /.env 404 0ms")]
    [InlineData("logs-traefik-access.jsonl", LineFormat.Json, "POST /checkout 502")]
    [InlineData("logs-nginx-access.log", LineFormat.Access, "GET / 200|GET /report.pdf?year=2025 499|\u0016\u0003\u0001\u0002\0\u0001 400")]
    [InlineData("logs-postgres-json.jsonl", LineFormat.Json, "relation \"oders\" does not exist|checkpoint starting: time")]
    [InlineData("logs-programs.jsonl", LineFormat.Json, "request errored|stock is low|retrying|Order 48211 placed by Zoë Müller in 12.5 ms, {ok} {Missing}|Payment failed|Slow request /api/reports|Could not connect|Workflow execution finished|handled request|GET /missing HTTP/1.1 404|Recovering data from the last clean checkpoint.|Payment of order 48211 failed|attribute is deprecated")]
    public void Parse_Recording_FindsFormatAndMessage(string name, LineFormat format, string messages)
    {
        var lines = RecordedLines.Load(name).Select(LineParser.Parse).ToList();

        Assert.All(lines, line => Assert.Equal(format, line.Format));
        Assert.Equal(messages.Split('|'), lines.Select(line => line.Message));
    }

    [Fact]
    public void Parse_PostgresStderr_ReadsEveryPrefix()
    {
        var lines = RecordedLines.Load("logs-postgres-stderr.log");

        Assert.All(lines, line => Assert.Equal(LineFormat.Postgres, LineParser.Parse(line).Format));
        Assert.Equal("timestamp=2025-11-25 21:06:07.481 UTC; pid=77; error_severity=ERROR; message=relation \"oders\" does not exist at character 15", RecordedLines.FieldsOf(lines[1]));
        Assert.Equal(
            "timestamp=2025-11-25 21:06:08.002 UTC; pid=78; user=shop; dbname=orders; error_severity=LOG; duration=1534.218 ms; statement=select count(*) from order_lines; "
            + "message=duration: 1534.218 ms  statement: select count(*) from order_lines",
            RecordedLines.FieldsOf(lines[3]));
        Assert.Equal(
            "timestamp=2025-11-25 21:06:09 CET; pid=79; user=shop; dbname=orders; application_name=psql; remote_host=172.18.0.4; error_severity=FATAL; "
            + "message=password authentication failed for user \"shop\"",
            RecordedLines.FieldsOf(lines[4]));
        Assert.StartsWith("timestamp=2025-11-25 21:06:10.777 UTC; pid=80; error_severity=DEBUG2; ", RecordedLines.FieldsOf(lines[5]), StringComparison.Ordinal);
        Assert.Equal("starting up", LineParser.Parse("LOG:  starting up").Message);
        Assert.Equal(LineFormat.Plain, LineParser.Parse("NOTE:  this is not PostgreSQL").Format);
    }

    [Fact]
    public void Parse_PostgresCsv_ReadsTheColumnsUnderTheNamesOfItsJson()
    {
        var lines = RecordedLines.Load("logs-postgres-csv.log");

        Assert.Equal(
            "timestamp=2025-11-25 21:07:00.312 UTC; user=shop; dbname=orders; pid=92; remote_host=172.18.0.4:43122; session_id=6926188c.5c; line_num=3; ps=SELECT; "
            + "session_start=2025-11-25 21:06:52 UTC; vxid=4/17; txid=0; error_severity=ERROR; state_code=42P01; message=relation \"oders\" does not exist; "
            + "statement=select * from oders; cursor_position=15; application_name=orders-api; backend_type=client backend; query_id=0",
            RecordedLines.FieldsOf(lines[0]));
        Assert.StartsWith("checkpoint complete: wrote 12 buffers (0.1%); 0 WAL", LineParser.Parse(lines[1]).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_Access_ReadsWhatNginxAndTraefikAdd()
    {
        Assert.Equal(
            "client=203.0.113.9; user=alice; time=25/Nov/2025:21:03:12 +0000; method=POST; path=/checkout; protocol=HTTP/2.0; status=502; size=11; referer=https://shop.example/cart; "
            + "agent=Mozilla/5.0 (X11; Linux x86_64; rv:131.0) Gecko/20100101 Firefox/131.0; requests=18; router=shop-web@docker; service=http://172.18.0.5:8080; duration=30003ms",
            RecordedLines.FieldsOf(RecordedLines.Load("logs-traefik-access.log")[1]));
        var nginx = RecordedLines.Load("logs-nginx-access.log");
        Assert.EndsWith("agent=Mozilla/5.0 (compatible; \"quoted\"); forwarded=203.0.113.9, 10.0.0.1", RecordedLines.FieldsOf(nginx[0]), StringComparison.Ordinal);
        Assert.EndsWith("agent=curl/8.5.0; rt=1.204; uct=0.001; urt=1.204", RecordedLines.FieldsOf(nginx[1]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""time=2025-11-25T21:07:00Z level=info msg="quoted \"twice\"\n" n=-1.5 ok=true none=<nil> took=12ms empty= path=/a=b""", LineFormat.Logfmt,
        "time=2025-11-25T21:07:00Z; level=info; msg=quoted \"twice\"\n; n=-1.5; ok=true; none=<nil>; took=12ms; empty=; path=/a=b")]
    [InlineData("level=warn msg=\"cut in the mid", LineFormat.Logfmt, "level=warn; msg=cut in the mid")]
    [InlineData("\u001b[36mlevel\u001b[0m=info \u001b[36mmsg\u001b[0m=coloured", LineFormat.Logfmt, "level=info; msg=coloured")]
    [InlineData("alone=1 and words", LineFormat.Plain, "")]
    [InlineData("words before a=1 b=2", LineFormat.Plain, "")]
    [InlineData("I1125 21:07:00.312456       1 server.go:12] Serving on :8443", LineFormat.Klog, "severity=I; time=21:07:00.312456; thread=1; source=server.go:12; message=Serving on :8443")]
    [InlineData("E1125 21:07:00.312456     731 pod.go:87] \"Pod failed\" pod=\"kube-system/dns\" err=\"gone \\\"away\\\"\"", LineFormat.Klog,
        "severity=E; time=21:07:00.312456; thread=731; source=pod.go:87; message=Pod failed; pod=kube-system/dns; err=gone \"away\"")]
    [InlineData("""{"a":1,"b":{"c":[1,"}"]},"d":null,"e":true,"f":"cut in the mid""", LineFormat.Json, """a=1; b={"c":[1,"}"]}; d=null; e=true; f=cut in the mid""")]
    [InlineData("""{"a":"x","cut ke""", LineFormat.Json, "a=x")]
    [InlineData("""{"a":"x"} and words behind""", LineFormat.Plain, "")]
    [InlineData("{'a': 'python'}", LineFormat.Plain, "")]
    [InlineData("{}", LineFormat.Plain, "")]
    [InlineData("", LineFormat.Plain, "")]
    [InlineData("  indented=1 b=2", LineFormat.Plain, "")]
    public void Parse_Line_FindsItsFields(string line, LineFormat format, string fields)
    {
        Assert.Equal(format, LineParser.Parse(line).Format);
        Assert.Equal(fields, RecordedLines.FieldsOf(line));
    }

    [Fact]
    public void Parse_WithoutAMessage_ShowsTheLine()
    {
        Assert.Equal("""{"a":1}""", LineParser.Parse("""{"a":1}""").Message);
        Assert.Equal("\u001b[31mred\u001b[0m words", LineParser.Parse("\u001b[31mred\u001b[0m words").Message);
        Assert.Null(LineParser.Parse("a=1 b=2").MessageKey);
        Assert.Equal("msg", LineParser.Parse("""{"msg":"x"}""").MessageKey);
    }

    [Theory]
    [InlineData("req.method", "PATCH")]
    [InlineData("req.headers.host", "cms.example")]
    [InlineData("REQ.METHOD", "PATCH")]
    [InlineData("res.statusCode", "503")]
    [InlineData("responsetime", "1204")]
    [InlineData("req", """{"method":"PATCH","url":"/items/orders/17","headers":{"host":"cms.example"}}""")]
    [InlineData("req.none", null)]
    [InlineData("msg.length", null)]
    [InlineData(".", null)]
    [InlineData("", null)]
    public void TryFind_Directus_LooksIntoNestedJson(string key, string? expected)
    {
        var line = RecordedLines.Load("logs-programs.jsonl")[0];

        Assert.Equal(expected is not null, LineParser.TryFind(line, key, out var field));
        Assert.Equal(expected, field.Value);
        Assert.Equal(expected is not null, LineParser.Parse(line).TryFind(key, out var same));
        Assert.Equal(field, same);
    }

    [Fact]
    public void TryFind_DottedKeyAsItIsWritten_ComesBeforeNesting()
    {
        Assert.True(LineParser.TryFind("""{"a":{"b.c":1},"a.b":{"c":2},"a.b.c":3}""", "a.b.c", out var flat));
        Assert.Equal("3", flat.Value);
        Assert.True(LineParser.TryFind("""{"a":{"x":1},"a.b":{"c":2}}""", "a.b.c", out var nested));
        Assert.Equal("2", nested.Value);
    }

    [Fact]
    public void Expand_Nested_GivesOneLevelWithDottedKeys()
    {
        Assert.True(LineParser.TryFind("""{"req":{"method":"GET","headers":{"host":"x"}},"tags":["a",{"b":1}]}""", "req", out var request));
        Assert.Equal([new LogField("req.method", "GET", LogFieldKind.String), new LogField("req.headers", """{"host":"x"}""", LogFieldKind.Object)], LineParser.Expand(request));
        Assert.Equal([new LogField("tags.0", "a", LogFieldKind.String), new LogField("tags.1", """{"b":1}""", LogFieldKind.Object)], LineParser.Expand(new LogField("tags", """["a",{"b":1}]""", LogFieldKind.Object)));
        Assert.Empty(LineParser.Expand(new LogField("a", "{}", LogFieldKind.String)));
        Assert.Empty(LineParser.Expand(new LogField("a", "{cut", LogFieldKind.Object)));
    }
}
