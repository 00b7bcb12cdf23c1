using TapBot.Core.Certificates;
using TapBot.Core.Containers;
using TapBot.Core.Databases;
using TapBot.Core.Monitoring;
using TapBot.Core.Servers;

namespace TapBot.Portal.Features.Wall;

/// <summary>The newest that a board has heard of everything; null, or empty, until it was heard of once.</summary>
internal sealed class BoardData
{
    public LightSummary? Lights { get; set; }

    public IReadOnlyList<ServiceLevel> Goals { get; set; } = [];

    public Fleet? Fleet { get; set; }

    /// <summary>When nobody told of containers any more; null while somebody does.</summary>
    public DateTimeOffset? FleetLostAt { get; set; }

    public IReadOnlyList<DatabaseInstance> Databases { get; set; } = [];

    public IReadOnlyList<Machine> Machines { get; set; } = [];

    public IReadOnlyList<WatchedCertificate>? Certificates { get; set; }

    public CertificateCoverage Coverage { get; set; } = CertificateView.Empty.Coverage;

    /// <summary>True when the first picture would leave nothing out.</summary>
    public bool IsWhole => Lights is not null && Fleet is not null && Certificates is not null && Goals.Count > 0;
}
