using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace TapBot.EndToEnd.Portal;

/// <summary>A real nginx in front of a portal, set up as docs/OPERATIONS.md says, on a port of loopback.</summary>
internal sealed class Nginx : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tapbot-nginx-");
    private Process? process;

    public Nginx()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        Port = ((IPEndPoint)socket.LocalEndpoint).Port;
    }

    public int Port { get; }

    public string Origin => $"http://127.0.0.1:{Port}";

    /// <summary>Begins to pass requests on.</summary>
    /// <param name="portal">Where the portal listens.</param>
    /// <param name="location">The path that is the portal's, such as <c>/ops/</c>.</param>
    /// <param name="cuts">True when the portal is not to see that path.</param>
    public async Task StartAsync(Uri portal, string location, bool cuts)
    {
        var file = Path.Combine(folder.FullName, "nginx.conf");
        await File.WriteAllTextAsync(file, string.Create(CultureInfo.InvariantCulture, $$"""
            daemon off; pid {{folder.FullName}}/pid; error_log stderr warn; user root;
            events {}
            http {
              access_log off; client_body_temp_path {{folder.FullName}}/b; proxy_temp_path {{folder.FullName}}/p; fastcgi_temp_path {{folder.FullName}}/f; uwsgi_temp_path {{folder.FullName}}/u; scgi_temp_path {{folder.FullName}}/s;
              map $http_upgrade $connection_upgrade { default upgrade; '' close; }
              server {
                listen 127.0.0.1:{{Port}};
                location {{location}} {
                  proxy_pass http://{{portal.Authority}}{{(cuts ? "/" : "")}};
                  proxy_http_version 1.1; proxy_buffering off; proxy_read_timeout 1h;
                  proxy_set_header Host $http_host; proxy_set_header X-Forwarded-For $remote_addr; proxy_set_header X-Forwarded-Proto $scheme;
                  proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection $connection_upgrade;
                }
              }
            }
            """));
        process = Process.Start(new ProcessStartInfo(Environment.GetEnvironmentVariable("TAPBOT_TEST_NGINX") is { Length: > 0 } given ? given : "/usr/sbin/nginx", ["-c", file, "-p", folder.FullName]))!;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (true)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, Port, patience.Token);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, patience.Token);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
        }
        folder.Delete(recursive: true);
    }
}
