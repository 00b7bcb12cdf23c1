using TapBot.Core.Certificates;
using TapBot.Core.Containers;
using TapBot.Core.Databases;
using TapBot.Core.Monitoring;
using TapBot.Core.Servers;

namespace TapBot.Portal.Features.Wall;

/// <summary>The newest that a board has heard of everything; null, or empty, until it was heard of once.</summary>
internal sealed class BoardData
{
    /// <summary>Lights that were not heard of several times in a row are old: nothing is green by them.</summary>
    public static readonly TimeSpan OldLights = LightReader.Every * 5;

    public LightSummary? Lights { get; set; }

    /// <summary>True when the lights were last heard of so long ago that nobody knows whether they are still so.</summary>
    public bool LightsAreOld { get; private set; }

    /// <summary>The lights as far as they are of now; null when they are old.</summary>
    public LightSummary? FreshLights => LightsAreOld ? null : Lights;

    public IReadOnlyList<ServiceLevel> Goals { get; set; } = [];

    public Fleet? Fleet { get; set; }

    /// <summary>When nobody told of containers any more; null while somebody does.</summary>
    public DateTimeOffset? FleetLostAt { get; set; }

    public IReadOnlyList<DatabaseInstance> Databases { get; set; } = [];

    public IReadOnlyList<Machine> Machines { get; set; } = [];

    public IReadOnlyList<WatchedCertificate>? Certificates { get; set; }

    public CertificateCoverage Coverage { get; set; } = CertificateView.Empty.Coverage;

    /// <summary>Looks at how old the lights are. They are told every few seconds, changed or not.</summary>
    public void Age(Freshness freshness) => LightsAreOld = Lights is { } heard && freshness.AgeOf(nameof(Lights), heard.At) > OldLights;

    /// <summary>True when the first picture would leave nothing out.</summary>
    public bool IsWhole => Lights is not null && Fleet is not null && Certificates is not null && Goals.Count > 0;
}
