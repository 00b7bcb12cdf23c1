using Microsoft.EntityFrameworkCore;
using TapBot.Core.Access;
using TapBot.Core.Storage;
using TapBot.Core.Streaming;

namespace TapBot.Core.Certificates;

/// <summary>The endpoints that administrators added, in the store and in memory. Unguarded, so it stays in this room.</summary>
internal sealed class EndpointRegister(PortalStorage storage) : ICertificateSource
{
    /// <summary>As many can be added.</summary>
    public const int Most = 2000;

    private readonly Pulse changes = new();
    private readonly StoreReading reading = new();
    private IReadOnlyList<CertificateTarget> all = [];

    /// <summary>All that were added; none before the first <see cref="LoadAsync"/>.</summary>
    public IReadOnlyList<CertificateTarget> Current => Volatile.Read(ref all);

    public Task NextAsync() => changes.NextAsync();

    /// <summary>True when it was added.</summary>
    public bool Has(CertificateEndpoint endpoint) => Current.Any(t => t.Endpoint == endpoint);

    /// <summary>Reads them from the store.</summary>
    public Task LoadAsync(CancellationToken cancellationToken) => reading.TakeAsync(() => storage.ReadAsync(db => db.Set<EndpointRow>().OrderBy(e => e.Endpoint).ToListAsync(cancellationToken)), Take, cancellationToken);

    /// <summary>Stores one; false when it is there already.</summary>
    public Task<bool> AddAsync(CertificateEndpoint endpoint, CancellationToken cancellationToken) => ChangeAsync(async db =>
    {
        if (await db.Set<EndpointRow>().AnyAsync(e => e.Endpoint == endpoint.Text, cancellationToken))
            return false;
        db.Add(new EndpointRow { Endpoint = endpoint.Text });
        return true;
    }, cancellationToken);

    /// <summary>Forgets one; false when there is none.</summary>
    public Task<bool> RemoveAsync(CertificateEndpoint endpoint, CancellationToken cancellationToken) =>
        ChangeAsync(async db => await db.Set<EndpointRow>().Where(e => e.Endpoint == endpoint.Text).ExecuteDeleteAsync(cancellationToken) > 0, cancellationToken);

    private async Task<bool> ChangeAsync(Func<PortalDbContext, Task<bool>> change, CancellationToken cancellationToken)
    {
        var changed = await storage.WriteAsync(change, cancellationToken);
        if (changed)
            await LoadAsync(CancellationToken.None);
        return changed;
    }

    private void Take(List<EndpointRow> rows)
    {
        Volatile.Write(ref all, [.. rows.Select(r => CertificateEndpoint.TryParse(r.Endpoint, out var endpoint, out _) ? endpoint : null).OfType<CertificateEndpoint>()
            .Select(e => new CertificateTarget(e, CertificateOrigin.Added, Scope.Portal))]);
        changes.Raise();
    }
}
