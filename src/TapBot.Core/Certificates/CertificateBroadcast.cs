using TapBot.Core.Streaming;

namespace TapBot.Core.Certificates;

/// <summary>The one list of certificates that the watch writes and everybody reads. Unguarded, so it stays in this room.</summary>
internal sealed class CertificateBroadcast(TimeProvider time)
{
    private readonly Broadcast<CertificateSet, CertificateChange> broadcast = new(CertificateSet.Empty, static (set, change) => set.With(change), time);

    public CertificateSet Current => broadcast.Current;

    public void Publish(CertificateChange change) => broadcast.Publish(change);

    public Subscription<CertificateSet, CertificateChange> Subscribe() => broadcast.Subscribe();

    /// <summary>Waits until they are as asked for, and gives what was asked for.</summary>
    public Task<T> UntilAsync<T>(Func<CertificateSet, T?> are, CancellationToken cancellationToken)
        where T : class => broadcast.UntilAsync(are, cancellationToken);
}
