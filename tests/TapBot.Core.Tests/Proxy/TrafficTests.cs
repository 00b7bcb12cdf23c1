using Microsoft.Extensions.Time.Testing;
using TapBot.Core.Proxy;

namespace TapBot.Core.Tests.Proxy;

public sealed class TrafficTests
{
    private const string Metrics = """
        # HELP traefik_service_requests_total How many requests are processed on a service
        # TYPE traefik_service_requests_total counter
        process_start_time_seconds 1.7954e+09
        go_goroutines 9
        traefik_service_requests_total{code="200",method="GET",protocol="http",service="shop@docker"} 90
        traefik_service_requests_total{code="404",method="GET",protocol="http",service="shop@docker"} 6
        traefik_service_requests_total{code="502",method="POST",protocol="http",service="shop@docker"} 4 1795400000000
        traefik_service_request_duration_seconds_bucket{code="200",method="GET",protocol="http",service="shop@docker",le="0.1"} 60
        traefik_service_request_duration_seconds_bucket{code="200",method="GET",protocol="http",service="shop@docker",le="0.3"} 90
        traefik_service_request_duration_seconds_bucket{code="200",method="GET",protocol="http",service="shop@docker",le="1.2"} 98
        traefik_service_request_duration_seconds_bucket{code="200",method="GET",protocol="http",service="shop@docker",le="5"} 98
        traefik_service_request_duration_seconds_bucket{code="200",method="GET",protocol="http",service="shop@docker",le="+Inf"} 100
        traefik_service_request_duration_seconds_sum{code="200",method="GET",protocol="http",service="shop@docker"} 12.5
        traefik_service_request_duration_seconds_count{code="200",method="GET",protocol="http",service="shop@docker"} 100
        traefik_entrypoint_requests_total{code="200",entrypoint="web",method="GET",protocol="http"} 7
        traefik_router_requests_total{code="200",method="GET",protocol="http",router="a\"b\\c@file",service="shop@docker"} 3
        traefik_service_server_up{service="shop@docker",url="http://10.0.0.2:80"} 1
        traefik_service_server_up{service="shop@docker",url="http://10.0.0.3:80"} 0
        traefik_service_requests_total{code="200" 5
        traefik_service_requests_total
        traefik_config_reloads_total 2
        """;

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 29, 5, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Read_TextOfMetrics_HasWhatIsKnownOfIt()
    {
        var counters = MetricsText.Read(Metrics);

        var shop = counters.Services["shop@docker"];
        Assert.Equal((100, 4), (shop.Requests, shop.Errors));
        Assert.Equal([0.1, 0.3, 1.2, 5, double.PositiveInfinity], shop.Buckets.Keys);
        Assert.Equal(7, counters.EntryPoints["web"].Requests);
        Assert.Equal(3, Assert.Single(counters.Routers, r => r.Key == "a\"b\\c@file").Value.Requests);
        Assert.Equal([true, false], [counters.Servers[("shop@docker", "http://10.0.0.2:80")], counters.Servers[("shop@docker", "http://10.0.0.3:80")]]);
        Assert.Equal(1.7954e9, counters.StartedAt);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>not found</html>")]
    [InlineData("traefik_service_requests_total{service=\"a")]
    public void Read_SomethingElse_IsNothing(string text) => Assert.False(MetricsText.Read(text).HasAny);

    [Theory]
    [InlineData(0.5, 83.33, 0d, 100d)]
    [InlineData(0.6, 100, 0d, 100d)]
    [InlineData(0.75, 200, 100d, 300d)]
    [InlineData(0.95, 862.5, 300d, 1200d)]
    [InlineData(0.99, 5000, 5000d, null)]
    public void Percentile_OfBuckets_LiesWithinItsBucket(double share, double milliseconds, double from, double? to)
    {
        var found = MetricsText.Read(Metrics).Services["shop@docker"].Percentile(share)!.Value;

        Assert.Equal((milliseconds, from, to), (Math.Round(found.Milliseconds, 2), found.From, found.To));
        Assert.True(found.IsCoarse);
    }

    [Fact]
    public void Percentile_OfFineBuckets_IsNotCoarse()
    {
        var counters = new RequestCounters();
        foreach (var (bound, count) in new[] { (0.18, 0d), (0.2, 50), (0.22, 100), (double.PositiveInfinity, 100) })
            counters.CountWithin(bound, count);

        Assert.False(counters.Percentile(0.5)!.Value.IsCoarse);
        Assert.Null(new RequestCounters().Percentile(0.5));
    }

    [Theory]
    [InlineData(50, 0, 100, true)]
    [InlineData(150, 100, 300, null)]
    [InlineData(400, 300, 1200, false)]
    public void Meets_Goal_IsSaidOnlyWhenTheBucketTells(double milliseconds, double from, double to, bool? meets) => Assert.Equal(meets, new ProxyPercentile(milliseconds, from, to).Meets(ProxyTraffic.GoalMilliseconds));

    [Fact]
    public void Memory_TwoLooks_TellWhatCameInBetween()
    {
        var memory = new TrafficMemory(time);
        memory.Take(Of(100, 4));
        Assert.Null(memory.OfService("shop@docker"));
        time.Advance(TimeSpan.FromSeconds(10));
        memory.Take(Of(150, 9));

        var traffic = memory.OfService("shop@docker")!;
        Assert.Equal((50, 5, TimeSpan.FromSeconds(10), 5d, 0.1), (traffic.Requests, traffic.Errors, traffic.Window, traffic.RequestsPerSecond, traffic.ErrorRatio));
        Assert.Equal(50, memory.OfAll()!.Requests);
        Assert.Equal(0, memory.OfService("quiet@docker")!.Requests);
        Assert.Null(memory.OfRouter("shop@docker"));
    }

    [Fact]
    public void Memory_CountersThatBeganAnew_AreCountedFromThere()
    {
        var memory = new TrafficMemory(time);
        memory.Take(Of(100, 4, startedAt: 1));
        time.Advance(TimeSpan.FromSeconds(10));
        memory.Take(Of(30, 1, startedAt: 1));
        time.Advance(TimeSpan.FromSeconds(10));
        memory.Take(Of(200, 2, startedAt: 20));

        Assert.Equal((230, 3), (memory.OfService("shop@docker")!.Requests, memory.OfService("shop@docker")!.Errors));
    }

    [Fact]
    public void Memory_OneCounterOfManyBeganAnew_IsNoMoreErrorsThanRequests()
    {
        var memory = new TrafficMemory(time);
        memory.Take(Of(1000, 10));
        time.Advance(TimeSpan.FromSeconds(10));
        memory.Take(Of(340, 300));

        Assert.Equal((330, 290), (memory.OfService("shop@docker")!.Requests, memory.OfService("shop@docker")!.Errors));
    }

    [Fact]
    public void Memory_AfterAWhile_ForgetsWhatIsOld()
    {
        var memory = new TrafficMemory(time);
        for (var i = 0; i <= 60; i++)
        {
            memory.Take(Of(i * 10, 0));
            time.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.Equal((ProxyTraffic.LongestWindow, 300), (memory.OfService("shop@docker")!.Window, memory.OfService("shop@docker")!.Requests));
    }

    [Fact]
    public void AccessLog_LinesInJson_GiveExactPercentiles()
    {
        var window = new AccessLogWindow(time);
        for (var i = 1; i <= 100; i++)
            window.Take(Line(time.GetUtcNow(), i, i > 97 ? 503 : 200));
        window.Take("{\"level\":\"info\",\"msg\":\"Configuration loaded\"}");
        window.Take("172.18.0.1 - - [29/Nov/2026:05:00:00 +0000] \"GET / HTTP/1.1\" 200 5");
        window.Take("{\"Duration\": broken");
        time.Advance(TimeSpan.FromSeconds(10));

        var traffic = window.OfService("shop@docker");
        Assert.Equal((ProxyTrafficSource.AccessLog, 100, 3, 50d, 95d, 99d), (traffic.Source, traffic.Requests, traffic.Errors, traffic.P50!.Value.Milliseconds, traffic.P95!.Value.Milliseconds, traffic.P99!.Value.Milliseconds));
        Assert.False(traffic.P95.Value.IsCoarse);
        Assert.Equal(100, window.OfRouter("web@docker").Requests);
        Assert.Equal(100, window.OfEntryPoint("websecure")!.Requests);
        Assert.Null(window.OfService("other@docker").P50);
    }

    [Fact]
    public void AccessLog_AfterAWhile_ForgetsWhatIsOld()
    {
        var window = new AccessLogWindow(time);
        window.Take(Line(time.GetUtcNow(), 5, 200));
        time.Advance(ProxyTraffic.LongestWindow + TimeSpan.FromSeconds(1));

        Assert.Equal((0, ProxyTraffic.LongestWindow), (window.OfService("shop@docker").Requests, window.OfService("shop@docker").Window));
        Assert.False(window.HasAny);
    }

    [Theory]
    [InlineData("172.18.0.1 - - [29/Nov/2022:13:18:52 +0800] \"POST /account/login/cas HTTP/1.1\" 401 134 \"-\" \"Apache-HttpClient/4.5.13 (Java/11.0.17)\" 11934 \"account@docker\" \"http://172.18.0.16:8080\" 7ms", "2022-11-29T05:18:52.007", 7, 401, "account@docker", "http://172.18.0.16:8080")]
    [InlineData("91.34.143.167 - admin [07/Jan/2026:16:17:08 +0000] \"GET /ws HTTP/1.1\" 404 555 \"-\" \"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari/537.36\" 1 \"web@docker\" \"http://172.19.0.4:80\" 1ms", "2026-01-07T16:17:08.001", 1, 404, "web@docker", "http://172.19.0.4:80")]
    [InlineData("10.0.2.1 - - [16/Jun/2022:10:27:24 +0000] \"GET /api/v1/codecubes HTTP/2.0\" 499 21 \"-\" \"-\" 82351 \"rails@docker\" \"http://10.0.2.66:3000\" 532555ms", "2022-06-16T10:36:16.555", 532_555, 499, "rails@docker", "http://10.0.2.66:3000")]
    [InlineData("10.0.0.9 - - [29/Nov/2026:05:00:00 +0000] \"GET /gone HTTP/1.1\" 404 19 \"-\" \"curl/8.5.0\" 3 \"-\" \"-\" 0ms", "2026-11-29T05:00:00", 0, 404, "", "")]
    [InlineData("10.0.0.9 - - [29/Nov/2026:05:00:00 +0000] \"GET / HTTP/1.1\" - - \"-\" \"-\" 3 - - 0ms", "2026-11-29T05:00:00", 0, 0, "", "")]
    [InlineData("10.0.0.9 - - [29/Nov/2026:05:00:00 +0000] \"GET /?a=\" 200 1 HTTP/1.1\" 502 19 \"-\" \"a \\\"b\\\" 1 \\\"x@docker\\\" 9ms\" 3 \"shop@docker\" \"http://10.0.0.2:80\" 4ms", "2026-11-29T05:00:00.004", 4, 200, "shop@docker", "http://10.0.0.2:80")]
    public void Of_LineOfTheUsualFormat_IsReadFromItsEnd(string line, string ended, int milliseconds, int status, string router, string server)
    {
        var entry = AccessLogEntry.Of(line)!;

        Assert.Equal((DateTimeOffset.Parse(ended + "Z", System.Globalization.CultureInfo.InvariantCulture), TimeSpan.FromMilliseconds(milliseconds), status, router, server), (entry.EndedAt, entry.Took, entry.Status, entry.Router, entry.Server));
        Assert.True(entry.IsCut);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ms")]
    [InlineData("7ms")]
    [InlineData("2026-11-29T05:00:00Z INF Configuration loaded in 7ms")]
    [InlineData("10.0.0.9 - - [yesterday] \"GET / HTTP/1.1\" 200 1 \"-\" \"-\" 3 \"shop@docker\" \"http://10.0.0.2:80\" 4ms")]
    [InlineData("10.0.0.9 - - [29/Nov/2026:05:00:00 +0000] \"GET / HTTP/1.1\" 200 1")]
    [InlineData("10.0.0.9 - - [29/Nov/2026:05:00:00 +0000] \"GET / HTTP/1.1\" 200 1 \"-\" \"-\" 3 \"shop@docker\" \"http://10.0.0.2:80\" 99999999999ms")]
    public void Of_AnyOtherLine_IsNoRequest(string line) => Assert.Null(AccessLogEntry.Of(line));

    [Fact]
    public void AccessLog_LinesOfTheUsualFormat_AreCountedForTheServiceOfTheirRouter()
    {
        var window = new AccessLogWindow(time);
        window.Know(
            [new ProxyRouter { Name = "web@docker", Service = "shop@docker" }, new ProxyRouter { Name = "both@file", Service = "weighted@file" }],
            [Service("other@docker", "http://10.0.0.2:80"), Service("shop@docker", "http://10.0.0.2:80"), Service("blog@docker", "http://10.0.0.3:80"), new ProxyService { Name = "weighted@file", Children = ["blog@docker"] }]);
        for (var i = 1; i <= 20; i++)
            window.Take(Common("web@docker", "http://10.0.0.2:80", i * 10, i > 19 ? 502 : 200));
        window.Take(Common("both@file", "http://10.0.0.3:80", 5, 200));
        window.Take(Common("-", "-", 0, 404));
        time.Advance(TimeSpan.FromSeconds(10));

        var shop = window.OfService("shop@docker");
        Assert.Equal((20, 1, 190d, 190d, 191d), (shop.Requests, shop.Errors, shop.P95!.Value.Milliseconds, shop.P95.Value.From, shop.P95.Value.To));
        Assert.Equal(1, window.OfService("blog@docker").Requests);
        Assert.Equal(0, window.OfService("other@docker").Requests);
        Assert.Null(window.OfEntryPoint("web"));
        Assert.Equal((20, 21), (window.OfRouter("web@docker").Requests, window.OfAll().Requests));
        Assert.Null(new ProxyPercentile(199, 199, 200.5).Meets(ProxyTraffic.GoalMilliseconds));
    }

    private static ProxyService Service(string name, string address) => new() { Name = name, Backends = [new ProxyBackend(address, null)] };

    private string Common(string router, string server, int milliseconds, int status) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"10.0.0.9 - - [{time.GetUtcNow():dd/MMM/yyyy:HH:mm:ss} +0000] \"GET / HTTP/1.1\" {status} 5 \"-\" \"curl/8.5.0\" 7 \"{router}\" \"{server}\" {milliseconds}ms");

    private static string Line(DateTimeOffset at, int milliseconds, int status) =>
        $$"""{"ClientHost":"10.0.0.9","DownstreamStatus":{{status}},"Duration":{{milliseconds}}000000,"RequestMethod":"GET","RequestPath":"/","RouterName":"web@docker","ServiceName":"shop@docker","StartUTC":"{{at:yyyy-MM-ddTHH:mm:ss.fffffff}}Z","entryPointName":"websecure","level":"info","msg":"","time":"2026-11-29T05:00:00Z"}""";

    private static TrafficCounters Of(double requests, double errors, double? startedAt = null)
    {
        var counters = new TrafficCounters { StartedAt = startedAt };
        counters.Services["shop@docker"] = new RequestCounters();
        counters.Services["shop@docker"].Count(200, requests - errors);
        counters.Services["shop@docker"].Count(500, errors);
        return counters;
    }
}
