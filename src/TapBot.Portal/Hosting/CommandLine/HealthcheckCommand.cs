using System.Globalization;
using System.Net;
using Microsoft.Extensions.Options;

namespace TapBot.Portal.Hosting.CommandLine;

/// <summary><c>healthcheck</c>: asks the portal of this machine whether it lives. For images without a shell, where nothing else could ask.</summary>
internal sealed class HealthcheckCommand : ILocalCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    public bool NeedsStore => false;

    public async Task<int> RunAsync(IServiceProvider services, TextWriter output, CancellationToken cancellationToken)
    {
        var settings = services.GetRequiredService<IOptions<PortalSettings>>().Value;
        var scheme = services.GetRequiredService<PortalKestrel>().IsPlain ? "http" : "https";
        var listen = ListenAddress.Parse(settings.Listen)!;
        var host = listen.Equals(IPAddress.Any) || listen.Equals(IPAddress.IPv6Any) ? IPAddress.Loopback : listen;
        var address = new UriBuilder(scheme, host.ToString(), settings.Port, "/healthz").Uri;
        // The certificate names the outside; this is a question to oneself, and nothing secret is sent.
        using var handler = new SocketsHttpHandler { SslOptions = { RemoteCertificateValidationCallback = static (_, _, _, _) => true } };
        using var client = new HttpClient(handler) { Timeout = Patience };
        try
        {
            using var answer = await client.GetAsync(address, cancellationToken);
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{address}: {(int)answer.StatusCode}"));
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            await output.WriteLineAsync($"{address}: {exception.Message}");
            return 1;
        }
    }
}
