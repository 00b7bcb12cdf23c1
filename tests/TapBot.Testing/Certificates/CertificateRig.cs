using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using TapBot.Core.Certificates;
using TapBot.Core.Storage;
using TapBot.Testing.Storage;

namespace TapBot.Testing.Certificates;

/// <summary>A watch of certificates whose endpoints, looks and clock are the test's, over a store of its own.</summary>
internal sealed class CertificateRig : IAsyncDisposable
{
    private readonly StorageRig store = new();
    private readonly TimeProvider time;

    /// <param name="time">The clock; that of the store when there is none.</param>
    public CertificateRig(TimeProvider? time = null)
    {
        this.time = time ?? store.Time;
        Broadcast = new(this.time);
        Register = new(store.Storage);
        Watch = Make(Broadcast, new CertificatesOptions());
    }

    /// <summary>The clock of the store.</summary>
    public FakeTimeProvider StoreTime => store.Time;

    public PortalStorage Storage => store.Storage;

    public FakeProbe Probe { get; } = new();

    public FixedEndpoints Source { get; } = new();

    public CertificateBroadcast Broadcast { get; }

    public EndpointRegister Register { get; }

    public CertificateWatch Watch { get; }

    /// <summary>Another watch of the same endpoints.</summary>
    public CertificateWatch Make(CertificateBroadcast broadcast, CertificatesOptions options) =>
        new([Source, Register], Register, SomeStored.None(time), Probe, broadcast, Options.Create(options), time, NullLogger<CertificateWatch>.Instance);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await store.Storage.MigrateAsync(cancellationToken);
        await Watch.StartAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await Watch.StopAsync(CancellationToken.None);
        Watch.Dispose();
        await store.DisposeAsync();
    }
}
