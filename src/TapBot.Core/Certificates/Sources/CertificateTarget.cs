using TapBot.Core.Access;

namespace TapBot.Core.Certificates;

/// <summary>An endpoint that is to be watched.</summary>
/// <param name="Endpoint">Where.</param>
/// <param name="Origin">How the portal comes to know of it.</param>
/// <param name="Scope">Where it belongs, for questions of rights.</param>
/// <param name="ServedBy">Who serves it, such as a container or a proxy; null when that is not known.</param>
/// <param name="Router">The router that serves it; null when none is known.</param>
internal sealed record CertificateTarget(CertificateEndpoint Endpoint, CertificateOrigin Origin, Scope Scope, string? ServedBy = null, CertificateRouter? Router = null)
{
    /// <summary>True when an administrator wrote it down: then what its certificate points to may be as near as it is itself.</summary>
    public bool IsChosen => Origin is CertificateOrigin.Configured or CertificateOrigin.Added;

    /// <summary>True when the portal may connect to such a place for it. What a router serves is said by labels of containers: that must not lead the portal to its own machine.</summary>
    public bool MayReach(AddressKind kind) => kind is AddressKind.Public or AddressKind.Private || (kind is AddressKind.Loopback && Origin is not CertificateOrigin.Router);
}
