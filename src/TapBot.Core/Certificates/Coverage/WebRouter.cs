using TapBot.Core.Access;
using TapBot.Core.Wording;

namespace TapBot.Core.Certificates;

/// <summary>A web router of a proxy: it counts for the coverage.</summary>
public sealed record WebRouter
{
    /// <summary>Which one.</summary>
    public required CertificateRouter Router { get; init; }

    /// <summary>Where it belongs, for questions of rights.</summary>
    public required Scope Scope { get; init; }

    /// <summary>Where the certificates of what it serves are looked at.</summary>
    public IReadOnlyList<CertificateEndpoint> Endpoints { get; init; } = [];

    /// <summary>Why it cannot be covered, whatever the certificates are; null when they decide.</summary>
    public CoverageGap? Gap { get; init; }

    /// <summary>The same in words; null when the certificates decide.</summary>
    public Phrase? Reason { get; init; }
}
