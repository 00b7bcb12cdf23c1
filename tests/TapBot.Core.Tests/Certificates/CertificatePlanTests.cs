using TapBot.Core.Access;
using TapBot.Core.Certificates;
using TapBot.Core.Containers;
using TapBot.Testing.Containers;

namespace TapBot.Core.Tests.Certificates;

public sealed class CertificatePlanTests
{
    private static readonly Scope Shop = Scope.Of(A.Server(), "shop");

    [Fact]
    public void Of_SameEndpointFromSeveral_IsOneWithAllThatIsKnown()
    {
        var plan = CertificatePlan.Of([Target("example.com", CertificateOrigin.Router, Shop, "web") with { Router = new("web", "shop@docker", null) }, Target("example.com", CertificateOrigin.Configured), Target("other.test", CertificateOrigin.Added)]);

        Assert.Equal(new CertificateTarget(CertificateEndpoint.Parse("example.com"), CertificateOrigin.Configured, Shop, "web", new CertificateRouter("web", "shop@docker", null)), plan[CertificateEndpoint.Parse("example.com")]);
        Assert.Equal(2, plan.Count);
    }

    [Fact]
    public void Of_RouterOfANameThatSomebodySaidHowToReach_IsLookedAtThereAlone()
    {
        var plan = CertificatePlan.Of([Target("shop.test", CertificateOrigin.Router, Shop, "edge") with { Router = new("edge", "shop@docker", "le") }, Target("shop.test@192.168.1.7:8443", CertificateOrigin.Configured)]);

        Assert.Equal(new CertificateTarget(CertificateEndpoint.Parse("shop.test@192.168.1.7:8443"), CertificateOrigin.Configured, Scope.Portal, "edge", new CertificateRouter("edge", "shop@docker", "le")), Assert.Single(plan.Values));
    }

    [Fact]
    public void Of_PortOfAContainerThatSomebodyNamed_IsThatContainersUnderThatName()
    {
        var plan = CertificatePlan.Of([Target("shop.test@127.0.0.1:8443", CertificateOrigin.Added), Target("localhost@127.0.0.1:8443", CertificateOrigin.Container, Shop, "web"), Target("db.test@127.0.0.1:9443", CertificateOrigin.Container, Shop, "db")]);

        Assert.Equal(["db.test@127.0.0.1:9443", "shop.test@127.0.0.1:8443"], plan.Keys.Select(e => e.Text).Order());
        Assert.Equal((CertificateOrigin.Added, Shop, "web"), (plan.Values.Single(t => t.Endpoint.Port == 8443).Origin, plan.Values.Single(t => t.Endpoint.Port == 8443).Scope, plan.Values.Single(t => t.Endpoint.Port == 8443).ServedBy));
    }

    [Fact]
    public void PublishedPorts_OfContainers_AreThoseOfRunningOnesOnce()
    {
        var web = A.Container("web") with { Ports = [new(443, "tcp", 8443, "0.0.0.0"), new(443, "tcp", 8443, "::"), new(80, "tcp", null), new(53, "udp", 5353, "0.0.0.0"), new(9000, "tcp", 9001, "192.0.2.7"), new(5432, "tcp", 5432, "0.0.0.0")] };
        var stopped = A.Container("old", state: ContainerState.Exited) with { Ports = [new(443, "tcp", 9443, "0.0.0.0")] };

        var ports = PublishedPort.Of([web, stopped]);

        Assert.Equal(["127.0.0.1:8443", "192.0.2.7:9001"], ports.Keys.Select(p => $"{p.Address}:{p.Port}").Order());
    }

    private static CertificateTarget Target(string endpoint, CertificateOrigin origin, Scope? scope = null, string? servedBy = null) => new(CertificateEndpoint.Parse(endpoint), origin, scope ?? Scope.Portal, servedBy);
}
