using System.Net;

namespace TapBot.Core.Certificates;

/// <summary>Whether plain HTTP at the same address leads to the same site over HTTPS.</summary>
internal sealed class HttpsRedirect(Reach reach, int port = HttpsRedirect.UsualPort)
{
    /// <summary>Where plain HTTP is spoken.</summary>
    public const int UsualPort = 80;

    /// <summary>
    /// True when it does, false when what answers there does not, null when nobody answers. Of an endpoint at another port than 443 only true is told: what answers at port 80 may be another site.
    /// </summary>
    /// <exception cref="ConnectException">Nobody answers.</exception>
    /// <exception cref="IOException">The answer breaks off.</exception>
    public async Task<bool?> LeadsAsync(CertificateEndpoint endpoint, IPAddress address, CancellationToken cancellationToken)
    {
        await using var stream = await reach.ConnectToAsync(address, port, cancellationToken);
        await stream.WriteAsync(HttpHead.Question(endpoint.Host), cancellationToken);
        var (heard, length) = (new byte[HttpHead.Longest], 0);
        while (length < heard.Length && !HttpHead.IsWhole(heard.AsMemory(0, length)) && await stream.ReadAsync(heard.AsMemory(length), cancellationToken) is > 0 and var read)
            length += read;
        return HttpHead.Parse(heard.AsSpan(0, length))?.LeadsTo(endpoint) switch
        {
            true => true,
            false when endpoint.Port == CertificateEndpoint.UsualPort => false,
            _ => null,
        };
    }
}
