using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using TapBot.Core.Access;
using TapBot.Core.Certificates;
using TapBot.Core.Containers;
using TapBot.Core.Servers;
using TapBot.Testing;
using TapBot.Testing.Certificates;
using TapBot.Testing.Containers;

namespace TapBot.Core.Tests.Certificates;

/// <summary>Which published ports are tried, how often, and what becomes of them.</summary>
public sealed class ContainerEndpointsTests : IAsyncLifetime
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly Container Web = A.Container("web", project: "shop") with { Ports = [new(443, "tcp", 8443, "0.0.0.0"), new(80, "tcp", 8080, "0.0.0.0")] };
    private readonly FakeTimeProvider time = new(TestAuthority.Now);
    private readonly Greetings greetings = new();
    private readonly FakeEngine engine;
    private readonly ContainerHouse house;
    private readonly ContainerEndpoints endpoints;

    public ContainerEndpointsTests()
    {
        engine = new FakeEngine(A.Server(), time);
        house = new ContainerHouse(time, engine);
        var servers = new ServersOptions { Servers = [new ServerEntry { Name = A.Server().Value, Docker = ServersOptions.UsualSocket }] };
        endpoints = new(house.Get<ContainerReader>(), greetings, Options.Create(servers), Options.Create(new CertificatesOptions()), time, NullLogger<ContainerEndpoints>.Instance);
    }

    public async ValueTask InitializeAsync()
    {
        engine.With(Web);
        await house.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await endpoints.StopAsync(CancellationToken.None);
        endpoints.Dispose();
        await house.DisposeAsync();
    }

    [Fact]
    public async Task Port_ThatSpeaksTls_IsAnEndpointOfItsContainerAndTheOtherIsLeftAlone()
    {
        greetings.Of[8443] = new PortGreeting(true, "shop.test");

        await endpoints.StartAsync(TestContext.Current.CancellationToken);
        await time.PushUntilAsync(() => endpoints.Current.Count == 1 && greetings.Heard.Count(p => p == 8080) == 4, Second);
        time.Advance(TimeSpan.FromHours(1));

        var found = endpoints.Current.Single();
        Assert.Equal(("shop.test@127.0.0.1:8443", "web", CertificateOrigin.Container, Scope.Of(A.Server(), "shop")), (found.Endpoint.Text, found.ServedBy, found.Origin, found.Scope));
        Assert.False(found.IsChosen);
        Assert.Equal((1, 4), (greetings.Heard.Count(p => p == 8443), greetings.Heard.Count(p => p == 8080)));
    }

    [Fact]
    public async Task Port_OfAContainerThatStops_IsNoEndpointAnyMore()
    {
        greetings.Of[8443] = new PortGreeting(true);
        await endpoints.StartAsync(TestContext.Current.CancellationToken);
        await time.PushUntilAsync(() => endpoints.Current.Count == 1, Second);
        Assert.Equal("localhost@127.0.0.1:8443", endpoints.Current.Single().Endpoint.Text);

        engine.Vanish(Web.Id);

        await time.PushUntilAsync(() => endpoints.Current.Count == 0, Second);
    }

    [Fact]
    public async Task Port_ThatShowsTheDefaultOfAProxy_IsNone()
    {
        greetings.Of[8443] = new PortGreeting(true, "0123.traefik.default", IsDefault: true);

        await endpoints.StartAsync(TestContext.Current.CancellationToken);
        await time.PushUntilAsync(() => greetings.Heard.Count(p => p == 8080) == 4, Second);

        Assert.Empty(endpoints.Current);
        Assert.Single(greetings.Heard, p => p == 8443);
    }

    private sealed class Greetings : IPortGreeting
    {
        public ConcurrentDictionary<int, PortGreeting> Of { get; } = new();

        public ConcurrentQueue<int> Heard { get; } = new();

        public Task<PortGreeting> HearAsync(IPAddress address, int port, CancellationToken cancellationToken)
        {
            Heard.Enqueue(port);
            return Task.FromResult(Of.GetValueOrDefault(port, new PortGreeting(false)));
        }
    }
}
