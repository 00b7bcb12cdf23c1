using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using TapBot.Portal.Hosting;

namespace TapBot.Portal.Tests.Hosting;

public sealed class SystemdTests : IDisposable
{
    private readonly string path = Path.Combine(Path.GetTempPath(), $"tapbot-{Guid.NewGuid():n}.sock");
    private readonly Socket manager = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
    private readonly FakeTimeProvider time = new();
    private readonly Life life = new();

    public SystemdTests()
    {
        manager.Bind(new UnixDomainSocketEndPoint(path));
        manager.ReceiveTimeout = 5_000;
    }

    public void Dispose()
    {
        life.Dispose();
        manager.Dispose();
        File.Delete(path);
    }

    [Fact]
    public async Task Portal_UnderSystemd_SaysReadyAliveAndStopping()
    {
        using var systemd = Service(("WATCHDOG_USEC", "30000000"));
        await systemd.StartAsync(TestContext.Current.CancellationToken);
        life.Start();
        Assert.Equal("READY=1", Said());
        time.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal("WATCHDOG=1", Said());
        time.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal("WATCHDOG=1", Said());
        life.Stop();
        Assert.Equal("STOPPING=1", Said());
        await systemd.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Portal_WhoseWatchdogIsMeantForAnother_SaysReadyOnly()
    {
        using var systemd = Service(("WATCHDOG_USEC", "30000000"), ("WATCHDOG_PID", "1"));
        await systemd.StartAsync(TestContext.Current.CancellationToken);
        life.Start();
        time.Advance(TimeSpan.FromMinutes(1));
        life.Stop();

        Assert.Equal(("READY=1", "STOPPING=1"), (Said(), Said()));
        await systemd.StopAsync(CancellationToken.None);
    }

    private Systemd Service(params (string Key, string Value)[] environment) => new(life, new ConfigurationBuilder().AddInMemoryCollection(
        environment.Append(("NOTIFY_SOCKET", path)).Select(e => KeyValuePair.Create(e.Item1, (string?)e.Item2))).Build(), time);

    private string Said()
    {
        var buffer = new byte[100];
        return Encoding.ASCII.GetString(buffer, 0, manager.Receive(buffer));
    }

    private sealed class Life : IHostApplicationLifetime, IDisposable
    {
        private readonly CancellationTokenSource started = new(), stopping = new();

        public CancellationToken ApplicationStarted => started.Token;

        public CancellationToken ApplicationStopping => stopping.Token;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void Start() => started.Cancel();

        public void Stop() => stopping.Cancel();

        public void StopApplication() => Stop();

        public void Dispose()
        {
            started.Dispose();
            stopping.Dispose();
        }
    }
}
