using TapBot.Core.Proxy;

namespace TapBot.Portal.Features.Proxy;

/// <summary>Where a proxy listens.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Address">Address and port, as Traefik writes them.</param>
/// <param name="HasTls">True when what comes in here speaks TLS unless its router says otherwise.</param>
/// <param name="CertResolver">What gets certificates for routers here that name none.</param>
/// <param name="Middlewares">What all requests pass that come in here.</param>
/// <param name="RedirectsTo">The entry point that requests are sent on to.</param>
/// <param name="Traffic">What comes in here; null when nothing counts it, or when the caller may not see all of it.</param>
public sealed record EntryPointModel(string Name, string Address, bool HasTls, string? CertResolver, IReadOnlyList<string> Middlewares, string? RedirectsTo, TrafficModel? Traffic)
{
    /// <summary>An entry point as the API shows it.</summary>
    public static EntryPointModel Of(ProxyEntryPoint point) => new(point.Name, point.Address, point.HasTls, point.CertResolver, point.Middlewares, point.RedirectsTo, TrafficModel.Of(point.Traffic));
}
