namespace TapBot.Core.Proxy;

/// <summary>A Traefik that can be asked.</summary>
internal interface ITraefikApi
{
    /// <summary>All that it tells now.</summary>
    /// <param name="api">Its API.</param>
    /// <param name="metrics">Its metrics.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    /// <exception cref="TraefikException">It does not answer in time, or not as a Traefik does.</exception>
    Task<ProxyPicture> ReadAsync(TraefikAddress api, TraefikAddress metrics, CancellationToken cancellationToken);
}
