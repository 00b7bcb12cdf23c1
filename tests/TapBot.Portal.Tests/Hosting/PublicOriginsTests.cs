using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using TapBot.Portal.Hosting;

namespace TapBot.Portal.Tests.Hosting;

public sealed class PublicOriginsTests
{
    [Theory]
    [InlineData("http://127.0.0.1:8080", true)]
    [InlineData("http://localhost:8080", true)]
    [InlineData("http://LOCALHOST:8080", true)]
    [InlineData("http://[::1]:8080", true)]
    [InlineData("http://localhost:8081", false)]
    [InlineData("https://localhost:8080", false)]
    [InlineData("null", false)]
    [InlineData("", false)]
    public void Allows_ListeningOnLoopback_KnowsItsNames(string origin, bool allowed) => Assert.Equal(allowed, Listening("http://127.0.0.1:8080").Allows(origin));

    [Fact]
    public void Allows_ListeningEverywhere_KnowsTheMachine()
    {
        var origins = Listening("https://[::]:8443");

        Assert.True(origins.Allows($"https://{System.Net.Dns.GetHostName().ToLowerInvariant()}:8443"));
        Assert.True(origins.AllowsHost("127.0.0.1"));
        Assert.False(origins.AllowsHost("evil.example"));
    }

    [Fact]
    public void Allows_ConfiguredOrigin_ReplacesTheOriginsAndAddsItsHost()
    {
        var origins = Listening("http://127.0.0.1:8080", "https://ops.example.com");

        Assert.True(origins.Allows("https://ops.example.com"));
        Assert.False(origins.Allows("http://127.0.0.1:8080"));
        Assert.True(origins.AllowsHost("ops.example.com"));
        Assert.True(origins.AllowsHost("127.0.0.1"));
    }

    [Theory]
    [InlineData("https://ops.example.com", true)]
    [InlineData("http://127.0.0.1:8080", true)]
    [InlineData("https://ops.example.com/path", false)]
    [InlineData("ops.example.com", false)]
    [InlineData("ftp://ops.example.com", false)]
    [InlineData("https://user@ops.example.com", false)]
    [InlineData("*", false)]
    public void IsOrigin_Text_IsJudged(string text, bool valid) => Assert.Equal(valid, PublicOrigins.IsOrigin(text));

    private static PublicOrigins Listening(string address, params string[] configured) =>
        new(Options.Create(new PortalSettings { PublicOrigins = [.. configured] }), new FakeServer(address));

    private sealed class FakeServer : IServer
    {
        public FakeServer(string address) => Features.Set<IServerAddressesFeature>(new Addresses(address));

        public IFeatureCollection Features { get; } = new FeatureCollection();

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
        }

        private sealed class Addresses(string address) : IServerAddressesFeature
        {
            ICollection<string> IServerAddressesFeature.Addresses { get; } = [address];

            public bool PreferHostingUrls { get; set; }
        }
    }
}
