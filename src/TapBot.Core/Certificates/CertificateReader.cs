using TapBot.Core.Access;

namespace TapBot.Core.Certificates;

/// <summary>What may be seen of certificates, by whoever asks. What a container serves belongs to its project; all other endpoints belong to the portal as a whole.</summary>
public sealed class CertificateReader
{
    private readonly AccessGuard guard;
    private readonly CertificateBroadcast broadcast;

    internal CertificateReader(AccessGuard guard, CertificateBroadcast broadcast) => (this.guard, this.broadcast) = (guard, broadcast);

    /// <summary>The endpoints the actor may see, in the order in which they fail.</summary>
    public async ValueTask<IReadOnlyList<WatchedCertificate>> GetAsync(Actor actor, CancellationToken cancellationToken) =>
        Visible(broadcast.Current, await guard.RightsOfAsync(actor, cancellationToken));

    /// <summary>One endpoint, or null when there is none that the actor may see.</summary>
    public async ValueTask<WatchedCertificate?> FindAsync(Actor actor, CertificateEndpoint endpoint, CancellationToken cancellationToken) =>
        broadcast.Current.Find(endpoint) is { } found && await guard.AllowsAsync(actor, Permission.See, found.Scope, cancellationToken) ? found : null;

    /// <summary>The endpoints now, and again whenever something about them has changed. Rights are looked at each time.</summary>
    /// <exception cref="AccessDeniedException">The actor may see nothing any more.</exception>
    public IAsyncEnumerable<IReadOnlyList<WatchedCertificate>> WatchAsync(Actor actor, TimeSpan minInterval, CancellationToken cancellationToken) =>
        guard.SeenAsync(actor, broadcast.Subscribe, Visible, minInterval, cancellationToken);

    /// <summary>The endpoints with the coverage.</summary>
    public async ValueTask<CertificateView> ViewAsync(Actor actor, CancellationToken cancellationToken) => Viewed(broadcast.Current, await guard.RightsOfAsync(actor, cancellationToken));

    /// <summary>The endpoints with the coverage now, and again whenever something about them has changed. Rights are looked at each time.</summary>
    /// <exception cref="AccessDeniedException">The actor may see nothing any more.</exception>
    public IAsyncEnumerable<CertificateView> WatchViewAsync(Actor actor, TimeSpan minInterval, CancellationToken cancellationToken) =>
        guard.SeenAsync(actor, broadcast.Subscribe, Viewed, minInterval, cancellationToken);

    /// <summary>Worst light first, then the worst verdict, then what ends first.</summary>
    internal static IReadOnlyList<WatchedCertificate> Sorted(IEnumerable<WatchedCertificate> certificates) =>
    [
        .. certificates.OrderByDescending(c => c.Colour).ThenBy(c => c.Verdict ?? Verdict.Valid).ThenBy(c => c.Served?.NotAfter ?? DateTimeOffset.MaxValue)
            .ThenBy(c => c.Endpoint.Text, StringComparer.Ordinal),
    ];

    private static CertificateView Viewed(CertificateSet all, Rights rights)
    {
        var visible = Visible(all, rights);
        return new(visible, CertificateCoverage.Of(visible, [.. all.Routers.Where(r => rights.Allows(Permission.See, r.Scope))], [.. all.ByEndpoint.Values])) { Stored = rights.Allows(Permission.See, Scope.Portal) ? all.Stored : [] };
    }

    private static IReadOnlyList<WatchedCertificate> Visible(CertificateSet all, Rights rights) => Sorted(all.ByEndpoint.Values.Where(c => rights.Allows(Permission.See, c.Scope)));
}
