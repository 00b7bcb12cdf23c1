using TapBot.Core.Logs;

namespace TapBot.Core.Tests.Logs.Filtering;

public sealed class FieldConditionTests
{
    private const string Directus = """{"level":50,"req":{"method":"PATCH","url":"/items/orders/17"},"res":{"statusCode":503},"responseTime":1204,"user":{"id":7},"msg":"request errored"}""";
    private const string Traefik = """172.18.0.1 - - [25/Nov/2025:21:03:11 +0000] "GET /api/v1/orders?page=2 HTTP/1.1" 200 5120 "-" "curl/8.5.0" 17 "shop-web@docker" "http://172.18.0.5:8080" 12ms""";
    private const string TraefikJson = """{"DownstreamStatus":502,"Duration":30003215000,"RequestMethod":"POST","RequestPath":"/checkout","level":"info","msg":""}""";
    private const string Postgres = "2025-11-25 21:06:08.002 UTC [78] shop@orders LOG:  duration: 1534.218 ms  statement: select 1";
    private const string Tracing = "2025-11-25T21:06:08Z INFO shop: request done status=404 path=\"/api x\" took=1.5s";

    [Theory]
    [InlineData("status>=500", Directus, true)]
    [InlineData("status>503", Directus, false)]
    [InlineData("status<=503 method=PATCH path:/items", Directus, true)]
    [InlineData("user.id=7", Directus, true)]
    [InlineData("user.id=8", Directus, false)]
    [InlineData("user.id!=8", Directus, true)]
    [InlineData("nothing!=8", Directus, false)]
    [InlineData("-nothing=8", Directus, true)]
    [InlineData("user:*", Directus, true)]
    [InlineData("user.name:*", Directus, false)]
    [InlineData("duration>1s", Directus, true)]
    [InlineData("duration>1s200ms", Directus, true)]
    [InlineData("duration>1s300ms", Directus, false)]
    [InlineData("responseTime=1204", Directus, true)]
    [InlineData("responseTime=1204.0", Directus, true)]
    [InlineData(".level=50", Directus, true)]
    [InlineData("msg:errored", Directus, true)]
    [InlineData("msg:Errored", Directus, false)]
    [InlineData("msg=\"request errored\"", Directus, true)]
    [InlineData("path~^/items/\\w+/\\d+$", Directus, true)]
    [InlineData("path~\"^/nothing here\"", Directus, false)]
    [InlineData("status=200 path:/api method=get", Traefik, true)]
    [InlineData("size>5kB", Traefik, true)]
    [InlineData("size>5KiB", Traefik, false)]
    [InlineData("size>=5KiB", Traefik, true)]
    [InlineData("duration<100ms router:shop", Traefik, true)]
    [InlineData("duration>10", Traefik, true)]
    [InlineData("duration>20", Traefik, false)]
    [InlineData("status>=500 method=POST path=/checkout", TraefikJson, true)]
    [InlineData("duration>30s", TraefikJson, true)]
    [InlineData("duration>31s", TraefikJson, false)]
    [InlineData("duration>1s dbname=orders user=shop", Postgres, true)]
    [InlineData("statement:select", Postgres, true)]
    [InlineData("status=404", Tracing, true)]
    [InlineData("status=40", Tracing, false)]
    [InlineData("status>=400 took>1s", Tracing, true)]
    [InlineData("path=\"/api x\"", Tracing, true)]
    [InlineData("atus=404", Tracing, false)]
    [InlineData("size>1MB", """{"size":"2 MiB"}""", true)]
    [InlineData("size>1ms", """{"size":"2 MiB"}""", false)]
    [InlineData("id=9007199254740993", """{"id":9007199254740992}""", false)]
    [InlineData("id=9007199254740993", """{"id":9007199254740993}""", true)]
    [InlineData("n>1", """{"n":1e999999}""", false)]
    [InlineData("n>1", """{"n":"many"}""", false)]
    [InlineData("name:zoë", """{"name":"Zo\u00eb"}""", true)]
    [InlineData("name=\"\"", """{"name":""}""", true)]
    [InlineData("a.b:x", """{"a":{"b":["x"]}}""", true)]
    public void Matches_Condition_LooksAtTheField(string filter, string line, bool expected)
    {
        var fresh = Filters.Line(line);
        Assert.Equal(expected, Filters.Of(filter).Matches(fresh));
        _ = fresh.Parsed;
        Assert.Equal(expected, Filters.Of(filter).Matches(fresh));
        Assert.Equal(expected, Filters.Of(Filters.Of(filter).ToString()).Matches(fresh));
    }

    [Theory]
    [InlineData("500", 500, 0)]
    [InlineData("-1.5e3", -1500, 0)]
    [InlineData("12ms", 12e6, 1)]
    [InlineData("12.345 ms", 12.345e6, 1)]
    [InlineData("1m30.5s", 90.5e9, 1)]
    [InlineData("2h", 7200e9, 1)]
    [InlineData("64 KiB", 65536, 2)]
    [InlineData("1.5GB", 1.5e9, 2)]
    public void Quantity_Text_IsRead(string text, double value, int unit)
    {
        Assert.True(Quantity.TryParse(text, out var quantity));
        Assert.Equal(value, quantity.Value, 3);
        Assert.Equal(unit, (int)quantity.Unit);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("ms")]
    [InlineData("1.2.3")]
    [InlineData("1 2")]
    [InlineData("1KiB2s")]
    [InlineData("1e999")]
    [InlineData("5apples")]
    [InlineData("99999999999999999999999999999999999999999999999999")]
    public void Quantity_Other_IsNone(string text) => Assert.False(Quantity.TryParse(text, out _));
}
