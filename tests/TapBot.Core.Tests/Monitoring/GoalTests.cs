using TapBot.Core.Access;
using TapBot.Core.Certificates;
using TapBot.Core.Databases;
using TapBot.Core.Figures;
using TapBot.Core.Monitoring;
using TapBot.Core.Proxy;
using TapBot.Core.Streaming;
using TapBot.Core.Wording;
using TapBot.Testing.Containers;

namespace TapBot.Core.Tests.Monitoring;

public sealed class GoalTests
{
    private static readonly StreamState Live = new StreamState.Live(A.Noon), Lost = new StreamState.Retrying(A.Noon, A.Noon, Phrase.Of("engine.cut"));

    [Theory]
    [InlineData(120, 120, 120.0, LightColour.Green, "monitoring.goal.api.met")]
    [InlineData(200, 200, 200.0, LightColour.Green, "monitoring.goal.api.met")]
    [InlineData(201, 201, 201.0, LightColour.Yellow, "monitoring.goal.api.missed")]
    [InlineData(1500, 1500, 1500.0, LightColour.Red, "monitoring.goal.api.missed")]
    [InlineData(180, 100, 300.0, LightColour.Unknown, "monitoring.goal.api.coarse")]
    [InlineData(5000, 5000, null, LightColour.Red, "monitoring.goal.api.atLeast")]
    public void Api_ResponseTime_IsHeldAgainstItsGoal(double milliseconds, double from, double? to, LightColour colour, string code)
    {
        var level = ApiGoal.Of([Proxy("edge", 10, new(milliseconds, from, to))]);

        Assert.Equal((milliseconds, colour, code), (level.Value, level.Colour, level.Reason.Code));
        Assert.Equal(("edge", A.Noon, "proxy/edge/p95"), (level.Source, level.At, level.Series?.Value));
    }

    [Fact]
    public void Api_SeveralProxies_TakesTheBusiest() => Assert.Equal("busy", ApiGoal.Of([Proxy("quiet", 1, new(900, 900, 900)), Proxy("busy", 600, new(90, 90, 90))]).Source);

    [Fact]
    public void Api_WithoutFigures_SaysWhyAndIsNeverGreen()
    {
        Assert.Equal("monitoring.goal.api.none", ApiGoal.Of([]).Reason.Code);
        Assert.Equal("monitoring.goal.api.none", ApiGoal.Of([Proxy("edge", 10, new(1, 1, 1)) with { State = Lost }]).Reason.Code);
        Assert.Equal("proxy.traffic.notYet", ApiGoal.Of([Proxy("edge", 10, null) with { Traffic = null, NoTraffic = Phrase.Of("proxy.traffic.notYet") }]).Reason.Code);
        var quiet = ApiGoal.Of([Proxy("edge", 0, null)]);
        Assert.Equal((null, LightColour.Unknown, "monitoring.goal.api.quiet"), (quiet.Value, quiet.Colour, quiet.Reason.Code));
    }

    [Theory]
    [InlineData(0.995, 500, LightColour.Green, "monitoring.goal.cache.met")]
    [InlineData(0.951, 500, LightColour.Green, "monitoring.goal.cache.met")]
    [InlineData(0.94, 500, LightColour.Yellow, "monitoring.goal.cache.missed")]
    [InlineData(0.85, 500, LightColour.Red, "monitoring.goal.cache.missed")]
    [InlineData(0.85, 1, LightColour.Unknown, "monitoring.goal.cache.idle")]
    public void Cache_Ratio_IsHeldAgainstItsGoal(double ratio, double reads, LightColour colour, string code)
    {
        var level = CacheGoal.Of([Database("shop", ratio, reads, 14)]);

        Assert.Equal((ratio, colour, code), (level.Value, level.Colour, level.Reason.Code));
        Assert.Equal((14, 100, "shop", "databases/shop/cacheHitRatio"), (level.ConnectionsUsed, level.ConnectionsLimit, level.ConnectionsOf, level.Series?.Value));
    }

    [Fact]
    public void Cache_BoundThatSomebodyChanged_IsTheGoal()
    {
        var bounds = DatabaseThresholds.CacheHit.Default with { Yellow = 0.99, Red = 0.97 };
        var level = CacheGoal.Of([Database("shop", 0.98, 900, 5) with { Bounds = new Dictionary<string, Threshold> { [DatabaseThresholds.CacheHit.Name] = bounds } }]);

        Assert.Equal((0.99, LightColour.Yellow, 99.0), (level.Goal, level.Colour, level.Reason.Arguments["goal"]));
        Assert.Equal(DatabaseThresholds.CacheHit.Default.Yellow, CacheGoal.Of([]).Goal);
    }

    [Fact]
    public void Cache_SeveralDatabases_TakesTheLowestThatReadsAndTheConnectionsOfTheFullest()
    {
        var level = CacheGoal.Of([Database("idle", 0.2, 0, 3), Database("low", 0.96, 900, 5), Database("full", 0.999, 900, 88)]);

        Assert.Equal(("low", 0.96, "full", 88), (level.Source, level.Value, level.ConnectionsOf, level.ConnectionsUsed));
    }

    [Fact]
    public void Cache_ConnectionsNearlyUsedUp_AreTheWorseLight()
    {
        var light = new FigureLight(DatabaseThresholds.Connections.Default, LightColour.Red, Phrase.Of("databases.light.connections"));
        var level = CacheGoal.Of([Database("shop", 0.999, 900, 95) with { Lights = new Dictionary<string, FigureLight> { [DatabaseThresholds.Connections.Name] = light } }]);

        Assert.Equal((LightColour.Red, "databases.light.connections", 0.999), (level.Colour, level.Reason.Code, level.Value));
    }

    [Fact]
    public void Cache_NothingLive_IsNotKnown()
    {
        Assert.Equal("monitoring.goal.cache.none", CacheGoal.Of([Database("shop", 1, 0, 1) with { NeedsLogIn = true }]).Reason.Code);
        var lost = CacheGoal.Of([Database("shop", 1, 0, 1) with { State = Lost, Reason = Phrase.Of("databases.light.unknown") }]);
        Assert.Equal((null, LightColour.Unknown, 0, "databases.light.unknown"), (lost.Value, lost.Colour, lost.Coverage, lost.Reason.Code));
    }

    [Theory]
    [InlineData(1, 0, 1.0, LightColour.Green, "met")]
    [InlineData(0.9995, 0.0005, 1, LightColour.Green, "met")]
    [InlineData(0.995, 0.005, 1, LightColour.Yellow, "missed")]
    [InlineData(0.9, 0.1, 1, LightColour.Red, "missed")]
    [InlineData(1, 0, 0.5, LightColour.Unknown, "little")]
    [InlineData(0.9, 0.0001, 0.001, LightColour.Unknown, "little")]
    [InlineData(0.9, 0.005, 0.05, LightColour.Yellow, "missed")]
    [InlineData(0.5, 0.25, 0.5, LightColour.Red, "missed")]
    public void Uptime_OfSoMuchKnownTime_IsGreenOnlyWhenEnoughIsKnown(double share, double down, double coverage, LightColour colour, string code)
    {
        var level = UptimeGoal.Of(new Uptime(share, down, coverage), A.Noon, ofAll: true);

        Assert.Equal((share, coverage, colour, $"monitoring.goal.uptime.{code}"), (level.Value, level.Coverage, level.Colour, level.Reason.Code));
    }

    [Fact]
    public void Uptime_OfAPart_HasNoLineOfAll()
    {
        Assert.Null(UptimeGoal.Of(new Uptime(1, 0, 1), A.Noon, ofAll: false).Series);
        Assert.Equal((null, "monitoring.goal.uptime.none"), (UptimeGoal.Of(default, null, ofAll: true).Value, UptimeGoal.Of(default, null, ofAll: true).Reason.Code));
    }

    [Fact]
    public void Ssl_Endpoints_AreCountedAndTheReasonNamesTheFirst()
    {
        Assert.Equal("monitoring.goal.ssl.none", Ssl().Reason.Code);
        Assert.Equal((null, "monitoring.goal.ssl.notYet", 0), (Ssl((Verdict: null, LightColour.Unknown)).Value, Ssl((null, LightColour.Unknown)).Reason.Code, Ssl((null, LightColour.Unknown)).Coverage));
        Assert.Equal((1, LightColour.Green), Judged(Ssl((Verdict.Valid, LightColour.Green), (Verdict.Expiring, LightColour.Yellow))));
        Assert.Equal((0.5, LightColour.Red), Judged(Ssl((Verdict.Valid, LightColour.Green), (Verdict.Expired, LightColour.Red))));
        Assert.Equal((0.5, LightColour.Unknown), Judged(Ssl((Verdict.Valid, LightColour.Green), (Verdict.CannotConnect, LightColour.Unknown))));
        Assert.Equal("e1.test", Ssl((Verdict.Valid, LightColour.Green), (Verdict.Expired, LightColour.Red)).Reason.Arguments["name"]);
    }

    [Fact]
    public void Ssl_Routers_AreCountedInsteadOfEndpoints()
    {
        WebRouter Router(string name) => new() { Router = new CertificateRouter("edge", name, "le"), Scope = Scope.Portal, Gap = CoverageGap.NoTls, Reason = Phrase.Of("certificates.coverage.noTls") };
        var level = SslGoal.Of(new CertificateView([], CertificateCoverage.Of([], [Router("plain@docker")])), ofAll: true);

        Assert.Equal((0d, LightColour.Red, "plain@docker"), (level.Value, level.Colour, level.Reason.Arguments["name"]));
    }

    private static (double? Value, LightColour Colour) Judged(ServiceLevel level) => (level.Value, level.Colour);

    private static ProxyInstance Proxy(string name, double requests, ProxyPercentile? p95) => new()
    {
        Name = name, Scope = Scope.Portal, State = Live, ReadAt = A.Noon, NoTraffic = null, Traffic = new ProxyTraffic(ProxyTrafficSource.Metrics, TimeSpan.FromMinutes(5), requests, 0, p95, p95, p95),
    };

    private static DatabaseInstance Database(string name, double ratio, double reads, int used) => new()
    {
        Name = DatabaseName.Parse(name), Scope = Scope.Portal, State = Live,
        Metrics = new DatabaseMetrics { At = A.Noon, CacheHitRatio = ratio, CacheHitWindow = 300, BlocksReadPerSecond = reads, ConnectionsUsed = used, ConnectionsLimit = 100 },
    };

    private static ServiceLevel Ssl(params (Verdict? Verdict, LightColour Colour)[] all) => SslGoal.Of(CertificateView.Of(
    [
        .. all.Select((c, i) => new WatchedCertificate
        {
            Endpoint = CertificateEndpoint.Parse($"e{i}.test"), Origin = CertificateOrigin.Configured, Scope = Scope.Portal, Verdict = c.Verdict, Colour = c.Colour, CheckedAt = c.Verdict is null ? null : A.Noon,
        }),
    ]), ofAll: true);
}
