using System.Net.Security;

namespace TapBot.Core.Certificates;

/// <summary>
/// Clients for addresses that somebody else has chosen: each is looked at before anything is sent, no redirect and no proxy is followed, nothing is remembered and the answer is bounded. Over HTTPS they
/// trust what the portal trusts, and fetch nothing that a certificate points to: that would be one more address of somebody else's.
/// </summary>
internal static class ReachingClient
{
    /// <summary>Makes one. It has no deadline of its own.</summary>
    /// <param name="reach">Connects.</param>
    /// <param name="roots">What is trusted.</param>
    /// <param name="mostBytes">The most that an answer may hold.</param>
    /// <param name="mayOf">Says of a request which kinds of addresses it may connect to.</param>
    public static HttpClient Of(Reach reach, TrustedRoots roots, int mostBytes, Func<HttpRequestMessage, Func<AddressKind, bool>> mayOf) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        // A connection that was allowed for one request must not serve another.
        PooledConnectionLifetime = TimeSpan.Zero,
        ConnectCallback = async (context, token) =>
        {
            var (host, request) = (context.DnsEndPoint.Host, context.InitialRequestMessage);
            var (stream, _) = await reach.ConnectAsync(host, context.DnsEndPoint.Port, mayOf(request), token);
            return request.RequestUri?.Scheme == Uri.UriSchemeHttps ? await SecureAsync(stream, host, roots, token) : stream;
        },
    })
    { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = mostBytes };

    /// <summary>The handler would do this by itself, but with roots that are the same for as long as it lives.</summary>
    private static async Task<Stream> SecureAsync(Stream stream, string host, TrustedRoots roots, CancellationToken cancellationToken)
    {
        var secured = new SslStream(stream);
        try
        {
            await secured.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = host, CertificateChainPolicy = roots.Policy() }, cancellationToken);
            return secured;
        }
        catch
        {
            await secured.DisposeAsync();
            throw;
        }
    }
}
