using TapBot.Core.Access;
using TapBot.Core.Figures;
using TapBot.Core.Wording;

namespace TapBot.Core.Certificates;

/// <summary>An endpoint and what is known of the certificate it serves. Immutable: news make a new one.</summary>
public sealed record WatchedCertificate
{
    /// <summary>Where it is served.</summary>
    public required CertificateEndpoint Endpoint { get; init; }

    /// <summary>How the portal comes to know of it.</summary>
    public required CertificateOrigin Origin { get; init; }

    /// <summary>Where it belongs, for questions of rights.</summary>
    public required Scope Scope { get; init; }

    /// <summary>Who serves it; null when that is not known.</summary>
    public string? ServedBy { get; init; }

    /// <summary>The router that serves it; null when none is known.</summary>
    public CertificateRouter? Router { get; init; }

    /// <summary>The verdict; null until it was looked at once.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>Everything that is wrong, worst first; empty for a valid one.</summary>
    public IReadOnlyList<CertificateFinding> Findings { get; init; } = [];

    /// <summary>The verdict in words: the exact reason, and what to do.</summary>
    public Phrase Reason { get; init; } = Phrase.Of("certificates.reason.notYet");

    /// <summary>What it served when it was last reached; it stays when it cannot be reached: look at <see cref="ServedAt"/>.</summary>
    public ServedCertificate? Served { get; init; }

    /// <summary>Which cipher suites it accepts; null until that was looked at, which is once a day and on request.</summary>
    public CipherLook? Ciphers { get; init; }

    /// <summary>When it was last reached, UTC.</summary>
    public DateTimeOffset? ServedAt { get; init; }

    /// <summary>When it was last looked at, UTC; null until then.</summary>
    public DateTimeOffset? CheckedAt { get; init; }

    /// <summary>The time between two looks; each comes up to a tenth earlier or later.</summary>
    public TimeSpan Every { get; init; } = CertificatesOptions.UsualEvery;

    /// <summary>The number of that look, counted from 1.</summary>
    internal int Look { get; init; }

    /// <summary>True while it is being looked at.</summary>
    public bool IsChecking { get; init; }

    /// <summary>How many looks in a row found no connection.</summary>
    public int Failures { get; init; }

    /// <summary>The light.</summary>
    public LightColour Colour { get; init; } = LightColour.Unknown;

    /// <summary>Since when it has this verdict, UTC.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>True when its light says something: one that was never looked at is nobody's worry.</summary>
    public bool HasLight => Verdict is not null;

    /// <summary>True when what was said of it is of now: it could be reached at the last look.</summary>
    public bool IsReached => Failures == 0 && Served is not null;

    /// <summary>True when clients accept what it serves.</summary>
    public bool IsCovered =>
        Verdict is Certificates.Verdict.Valid or Certificates.Verdict.StoredDiffers or Certificates.Verdict.OldProtocol or Certificates.Verdict.Expiring && !(Served is { Protocols: { Count: > 0 } accepted } && accepted.All(TlsVersions.IsOld));
}
