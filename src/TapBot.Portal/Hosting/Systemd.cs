using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace TapBot.Portal.Hosting;

/// <summary>
/// Tells systemd how the portal is doing (sd_notify(3)): ready, alive while its watchdog asks for it, stopping. Without <c>NOTIFY_SOCKET</c> it does nothing.
/// The sign of life runs on the same thread pool as everything else: when that is stuck, it stays away, and systemd starts the portal anew.
/// </summary>
internal sealed class Systemd(IHostApplicationLifetime life, IConfiguration environment, TimeProvider time) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (environment["NOTIFY_SOCKET"] is not { Length: > 1 } address)
            return;
        using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        socket.Connect(new UnixDomainSocketEndPoint(address[0] == '@' ? "\0" + address[1..] : address));
        using var timer = Watchdog() is { } limit ? new PeriodicTimer(limit / 2, time) : null;
        using var started = life.ApplicationStarted.Register(() => Tell(socket, "READY=1"));
        using var stopping = life.ApplicationStopping.Register(() => Tell(socket, "STOPPING=1"));
        try
        {
            while (timer is not null && await timer.WaitForNextTickAsync(stoppingToken))
                Tell(socket, "WATCHDOG=1");
            await Task.Delay(Timeout.InfiniteTimeSpan, time, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    /// <summary>How long systemd waits for a sign of life; null when it waits for none from this process.</summary>
    private TimeSpan? Watchdog()
    {
        var meant = environment["WATCHDOG_PID"] is not { Length: > 0 } pid || pid == Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        return meant && long.TryParse(environment["WATCHDOG_USEC"], NumberStyles.None, CultureInfo.InvariantCulture, out var microseconds) && microseconds > 0
            ? TimeSpan.FromMicroseconds(microseconds)
            : null;
    }

    private static void Tell(Socket socket, string what)
    {
        try
        {
            socket.Send(Encoding.ASCII.GetBytes(what));
        }
        catch (SocketException)
        {
            // Nobody listens any more; systemd will say so in its own way.
        }
    }
}
