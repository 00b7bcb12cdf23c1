using TapBot.Core.Access;
using TapBot.Core.Containers;
using TapBot.Core.Proxy;
using TapBot.Testing.Containers;

namespace TapBot.Core.Tests.Proxy;

public sealed class ProxyDirectoryTests
{
    [Theory]
    [InlineData("traefik", true)]
    [InlineData("traefik:v3.7", true)]
    [InlineData("docker.io/library/traefik:2.11", true)]
    [InlineData("traefik@sha256:0123", true)]
    [InlineData("registry.example:5000/own/traefik:3", true)]
    [InlineData("traefik/whoami", false)]
    [InlineData("traefik-forward-auth:2", false)]
    [InlineData("nginx:1.27", false)]
    public void IsTraefik_Image_IsToldByItsName(string image, bool isTraefik) => Assert.Equal(isTraefik, ProxyDirectory.IsTraefik(A.Container(image: image)));

    [Fact]
    public void Of_ContainerOfTraefik_IsAskedAtItsAddresses()
    {
        var target = Assert.Single(Of(new(), [A.Container("web"), Traefik("edge", "172.18.0.2") with { Ports = [new ContainerPort(8080, "tcp", 18080, "0.0.0.0")] }]));

        Assert.Equal(("edge", "http://172.18.0.2:8080 http://127.0.0.1:18080", false, "infra"), (target.Name, target.Addresses, target.IsConfigured, target.Scope.Project));
    }

    [Fact]
    public void Of_ContainerElsewhereOrStopped_HasNoAddress()
    {
        Assert.Equal("", Assert.Single(Of(new(), [Traefik("edge", "172.18.0.2")], isHere: false)).Addresses);
        Assert.Equal("", Assert.Single(Of(new(), [Traefik("edge", "") with { State = ContainerState.Exited }])).Addresses);
    }

    [Fact]
    public void Of_ContainerInTheNetworkOfTheServer_IsAskedThere() =>
        Assert.Equal("http://127.0.0.1:8080", Assert.Single(Of(new(), [Traefik("edge", "") with { Networks = [new ContainerNetwork("host", "", "", [])] }])).Addresses);

    [Theory]
    [InlineData("http://edge:8080")]
    [InlineData("http://172.18.0.2:9000")]
    [InlineData("http://127.0.0.1:18080")]
    public void Of_ConfiguredAddressThatMeansAContainer_TakesItsPlace(string api)
    {
        var target = Assert.Single(Of(new() { Api = api }, [Traefik("edge", "172.18.0.2") with { Ports = [new ContainerPort(8080, "tcp", 18080, "0.0.0.0")] }]));

        Assert.Equal(("edge", api, true, "infra"), (target.Name, target.Addresses, target.IsConfigured, target.Scope.Project));
    }

    [Fact]
    public void Of_ConfiguredAddressOfAnother_StandsBesideIt()
    {
        var targets = Of(new() { Api = "http://10.9.8.7:8080", Metrics = "http://10.9.8.7:9100/metrics" }, [Traefik("traefik", "172.18.0.2")]);

        Assert.Equal(["traefik", "server-1.traefik"], targets.Select(t => t.Name));
        Assert.Equal(["http://10.9.8.7:9100/metrics", null], targets.Select(t => t.Metrics));
        Assert.Equal([Scope.Portal, Scope.Of(A.Server(), "infra")], targets.Select(t => t.Scope));
    }

    [Fact]
    public void Of_ConfiguredAddressOfThisMachine_BelongsToItsServer() =>
        Assert.Equal(Scope.Of(A.Server()), Assert.Single(Of(new() { Api = "http://localhost:8080" }, [])).Scope);

    [Theory]
    [InlineData("ftp://traefik:8080", null, null, "TapBot:Proxy:Traefik:Api is 'ftp://traefik:8080'")]
    [InlineData("traefik:8080", null, null, "TapBot:Proxy:Traefik:Api is 'traefik:8080'")]
    [InlineData("http://me:secret@traefik:8080/?x=1", null, null, "TapBot:Proxy:Traefik:Api is 'http://••••••@traefik:8080/?x=1'")]
    [InlineData(null, "/metrics", null, "TapBot:Proxy:Traefik:Metrics is '/metrics'")]
    [InlineData(null, null, "acme.json", "TapBot:Proxy:Traefik:AcmeFile is 'acme.json'")]
    public void Options_ThatAreWrong_AreRefused(string? api, string? metrics, string? acme, string problem)
    {
        var result = new ProxyOptionsCheck().Validate(null, new ProxyOptions { Traefik = new() { Api = api, Metrics = metrics, AcmeFile = acme } });

        Assert.StartsWith(problem, Assert.Single(result.Failures!), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null, null)]
    [InlineData("", "", "")]
    [InlineData("http://traefik:8080", "https://traefik:9100/metrics", "/letsencrypt/acme.json")]
    public void Options_ThatAreRight_AreTaken(string? api, string? metrics, string? acme) =>
        Assert.True(new ProxyOptionsCheck().Validate(null, new ProxyOptions { Traefik = new() { Api = api, Metrics = metrics, AcmeFile = acme } }).Succeeded);

    private static IReadOnlyList<ProxyTarget> Of(TraefikOptions options, Container[] containers, bool isHere = true) =>
        ProxyDirectory.Of(options, containers, _ => isHere, isHere ? A.Server() : null);

    private static Container Traefik(string name, string address) => A.Container(name, project: "infra", image: "traefik:v3.7") with { Networks = address.Length == 0 ? [] : [new ContainerNetwork("front", address, "", [])] };
}
