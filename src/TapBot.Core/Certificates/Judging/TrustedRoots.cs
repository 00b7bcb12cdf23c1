using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace TapBot.Core.Certificates;

/// <summary>The roots that are trusted: those of this machine and those of <c>TapBot:Certificates:Roots</c>. Read again now and then, since machines are updated.</summary>
internal sealed class TrustedRoots(Func<X509Certificate2Collection> read, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);

    private readonly Lock gate = new();
    private X509Certificate2Collection? known;
    private long readAt;

    public TrustedRoots(IOptions<CertificatesOptions> options, TimeProvider time, ILogger<TrustedRoots> logger)
        : this(() => Read(options.Value.Roots, logger), time)
    {
    }

    public X509Certificate2Collection All
    {
        get
        {
            lock (gate)
            {
                if (known is null || time.GetElapsedTime(readAt) >= Fresh)
                    (known, readAt) = (read(), time.GetTimestamp());
                return known;
            }
        }
    }

    /// <summary>For a client that takes what leads to these roots, as it is sent. Nothing is fetched, and no revocation is asked for.</summary>
    public X509ChainPolicy Policy()
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck, DisableCertificateDownloads = true };
        policy.CustomTrustStore.AddRange(All);
        return policy;
    }

    private static X509Certificate2Collection Read(IReadOnlyList<string> files, ILogger logger)
    {
        using var machine = new X509Store(StoreName.Root, StoreLocation.LocalMachine);
        machine.Open(OpenFlags.ReadOnly);
        var all = machine.Certificates;
        foreach (var file in files)
        {
            try
            {
                all.ImportFromPemFile(file);
            }
            catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or CryptographicException)
            {
                Log.RootsUnread(logger, file, unreadable.Message);
            }
        }
        return all;
    }
}
