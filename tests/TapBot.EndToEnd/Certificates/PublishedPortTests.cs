using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using TapBot.Core.Certificates;
using TapBot.Core.Containers;
using TapBot.Core.Servers;
using TapBot.Testing.Containers;

namespace TapBot.EndToEnd.Certificates;

/// <summary>A real nginx in a container that publishes its port: found by the handshake, gone with the container.</summary>
public sealed class PublishedPortTests : IAsyncLifetime
{
    private static readonly string Nginx = Environment.GetEnvironmentVariable("TAPBOT_TEST_NGINX") is { Length: > 0 } given ? given : "/usr/sbin/nginx";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tapbot-nginx-");
    private readonly RealEngine engine = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await engine.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Container_ThatPublishesTls_IsFoundAndGoesWithItsContainer()
    {
        var name = await RunNginxAsync();
        var port = int.Parse((await engine.DockerAsync("port", name, "8443")).Split(':')[^1], CultureInfo.InvariantCulture);
        using var zoo = new Zoo();
        await using var house = await new ContainerHouse(engine.Server, engine.Address).StartAsync();
        var servers = new ServersOptions { Servers = [new ServerEntry { Name = engine.Server.Value, Docker = engine.Address }] };
        using var endpoints = new ContainerEndpoints(house.Get<ContainerReader>(), zoo.Greeting, Options.Create(servers), Options.Create(new CertificatesOptions()), TimeProvider.System, NullLogger<ContainerEndpoints>.Instance);
        await endpoints.StartAsync(TestContext.Current.CancellationToken);

        await UntilAsync(endpoints, all => all.Any(t => t.ServedBy == name));
        var found = endpoints.Current.Single(t => t.ServedBy == name);
        Assert.Equal($"valid.test@127.0.0.1:{port}", found.Endpoint.Text);
        Assert.Empty((await zoo.Probe.LookAsync(found, TestContext.Current.CancellationToken)).Findings);

        await engine.DockerAsync("rm", "-f", name);
        await UntilAsync(endpoints, all => !all.Any(t => t.ServedBy == name));
        await endpoints.StopAsync(CancellationToken.None);
    }

    /// <summary>The machine's own nginx with its libraries: the engine of the sandbox has no registry to fetch another from.</summary>
    private async Task<string> RunNginxAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "nginx.conf"), """
            daemon off; user root; pid /tmp/pid; error_log stderr;
            events {}
            http {
              access_log off; client_body_temp_path /tmp/b; proxy_temp_path /tmp/p; fastcgi_temp_path /tmp/f; uwsgi_temp_path /tmp/u; scgi_temp_path /tmp/s;
              server { listen 8443 ssl; ssl_certificate /certs/valid.chain; ssl_certificate_key /certs/valid.key; location / { return 204; } }
            }
            """);
        return await engine.RunAsync("mkdir -p /tmp /var/log/nginx && exec /nginx -c /conf/nginx.conf", "--network", "bridge", "-p", "127.0.0.1::8443", "-v", $"{Nginx}:/nginx:ro", "-v", "/usr/lib:/usr/lib:ro", "-v", "/usr/lib:/lib:ro",
            "-v", "/usr/lib64:/lib64:ro", "-v", "/etc/passwd:/etc/passwd:ro", "-v", "/etc/group:/etc/group:ro", "-v", $"{Path.GetDirectoryName(Zoo.Root)}:/certs:ro", "-v", $"{folder.FullName}:/conf:ro");
    }

    private static async Task UntilAsync(ContainerEndpoints endpoints, Func<IReadOnlyList<CertificateTarget>, bool> are)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(40), TimeProvider.System);
        while (true)
        {
            var next = endpoints.NextAsync();
            if (are(endpoints.Current))
                return;
            await next.WaitAsync(late.Token);
        }
    }
}
