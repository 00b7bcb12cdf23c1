using System.Collections.Concurrent;
using TapBot.Core.Certificates;
using TapBot.Core.Wording;

namespace TapBot.Testing.Certificates;

/// <summary>A probe whose answers a test gives.</summary>
internal sealed class FakeProbe : ICertificateProbe
{
    private readonly ConcurrentDictionary<CertificateEndpoint, Func<Task<ProbeResult>>> answers = new();
    private int now, lists;

    /// <summary>How often it looked.</summary>
    public ConcurrentQueue<CertificateEndpoint> Looks { get; } = new();

    /// <summary>The most that it looked at at the same moment.</summary>
    public int Most { get; private set; }

    /// <summary>What was served well until so many days from the beginning of the tests' time.</summary>
    public static ServedCertificate Served(int days = 60, params string[] protocols) => new()
    {
        Subject = "example.com",
        Issuer = "Test Authority R1",
        Names = ["example.com"],
        NotBefore = TestAuthority.Now.AddDays(days - 90),
        NotAfter = TestAuthority.Now.AddDays(days),
        Serial = "01",
        Chain = [new("example.com", "Test Authority R1", TestAuthority.Now.AddDays(days - 90), TestAuthority.Now.AddDays(days), "EC 256", "sha256ECDSA", "ab", ChainLinkOrigin.Sent)],
        Revocation = new(RevocationState.Good, "OCSP"),
        Protocols = protocols.Length > 0 ? protocols : ["TLS 1.2", "TLS 1.3"],
        Protocol = "TLS 1.3",
        CipherSuite = "TLS_AES_128_GCM_SHA256",
    };

    public static ProbeResult Good(int days = 60) => new(Served(days), [], null);

    public static ProbeResult Bad(Verdict verdict, int days = 60) => new(Served(days), [new(verdict, Phrase.Of("certificates.reason.selfSigned"))], null);

    public static ProbeResult Refused { get; } = ProbeResult.Failed(Phrase.Of("certificates.trouble.refused", ("address", "192.0.2.7:443")));

    public FakeProbe Answer(string endpoint, ProbeResult result) => Answer(endpoint, () => Task.FromResult(result));

    public FakeProbe Answer(string endpoint, Func<Task<ProbeResult>> answer)
    {
        answers[CertificateEndpoint.Parse(endpoint)] = answer;
        return this;
    }

    /// <summary>How often it listed cipher suites.</summary>
    public int Lists => Volatile.Read(ref lists);

    /// <summary>What it lists.</summary>
    public CipherLook Ciphers { get; set; } = new(TestAuthority.Now, [new("TLS 1.3", ["TLS_AES_128_GCM_SHA256"], IsWhole: true), new("TLS 1.2", ["TLS_RSA_WITH_3DES_EDE_CBC_SHA"], IsWhole: false)]);

    /// <summary>Ends a listing; null to end each at once.</summary>
    public Task? UntilListed { get; set; }

    public async Task<CipherLook> CiphersAsync(CertificateTarget target, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref lists);
        await (UntilListed ?? Task.CompletedTask).WaitAsync(cancellationToken);
        return Ciphers;
    }

    public async Task<ProbeResult> LookAsync(CertificateTarget target, CancellationToken cancellationToken)
    {
        Looks.Enqueue(target.Endpoint);
        lock (answers)
            Most = Math.Max(Most, ++now);
        try
        {
            return await (answers.GetValueOrDefault(target.Endpoint) ?? (() => Task.FromResult(Good())))().WaitAsync(cancellationToken);
        }
        finally
        {
            lock (answers)
                now--;
        }
    }
}
