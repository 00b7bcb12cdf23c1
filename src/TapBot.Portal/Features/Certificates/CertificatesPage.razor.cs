using System.Globalization;
using Microsoft.AspNetCore.Components;
using TapBot.Core.Access;
using TapBot.Core.Certificates;
using TapBot.Core.Figures;
using TapBot.Core.Monitoring;
using TapBot.Portal.Resources;
using TapBot.Portal.Shell;
using TapBot.Portal.Ui;
using TapBot.Portal.Ui.Formatting;

namespace TapBot.Portal.Features.Certificates;

/// <summary>All watched endpoints, live, what fails first before the others; the details of one beside them.</summary>
public sealed partial class CertificatesPage
{
    private static readonly TimeSpan Calm = TimeSpan.FromMilliseconds(250);
    private static readonly CheckAllCertificates CheckAll = new();

    private IReadOnlyList<WatchedCertificate>? _all;
    private CertificateCoverage _coverage = CertificateView.Empty.Coverage;
    private IReadOnlyList<StoredSource> _stored = [];
    private Dictionary<CertificateEndpoint, int> _rank = [];
    private bool _mayAdd, _seesAll;

    [Inject] public required CertificateReader Reader { get; init; }

    [Inject] public required AccessGuard Guard { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required Texts Texts { get; init; }

    [Inject] public required TimeProvider Time { get; init; }

    [CascadingParameter] public ShownMaintenance Maintenance { get; set; } = ShownMaintenance.None;

    [Parameter] public string? EndpointText { get; set; }

    [SupplyParameterFromQuery(Name = "q")] public string? Filter { get; set; }

    [SupplyParameterFromQuery(Name = "new")] public string? Adding { get; set; }

    private CertificateEndpoint? Opened => CertificateEndpoint.TryParse(EndpointText, out var endpoint, out _) ? endpoint : null;

    private bool PanelOpen => Adding is not null || Opened is not null;

    private IReadOnlyList<WatchedCertificate> Shown => string.IsNullOrWhiteSpace(Filter) ? _all ?? []
        : [.. (_all ?? []).Where(c => $"{c.Endpoint.Text} {c.Endpoint.Shown} {c.Served?.Issuer} {c.ServedBy} {CertificateWords.Verdict(Texts, c)}".Contains(Filter.Trim(), StringComparison.OrdinalIgnoreCase))];

    protected override Task OnActorKnownAsync()
    {
        Run(async token =>
        {
            await foreach (var view in Reader.WatchViewAsync(Actor, Calm, token))
            {
                var certificates = view.Certificates;
                _mayAdd = await Guard.AllowsAsync(Actor, Permission.Administer, Scope.Portal, token);
                _seesAll = await Guard.AllowsAsync(Actor, Permission.See, Scope.Portal, token);
                (_all, _coverage, _stored) = (certificates, view.Coverage, view.Stored);
                _rank = certificates.Select((c, i) => (c.Endpoint, i)).ToDictionary(p => p.Endpoint, p => p.i);
                Draw();
            }
        });
        return Task.CompletedTask;
    }

    private void GoFilter(string? filter) => Navigation.NavigateTo(Opened is { } opened ? PortalUrls.Certificate(opened, filter) : PortalUrls.Certificates(filter), replace: true);

    /// <summary>How they are sorted, how many there are, and from where they are known.</summary>
    private string Summary(IReadOnlyList<WatchedCertificate> all)
    {
        var (routers, ports) = (_coverage.OfRouters ? _coverage.Total : 0, all.Count(c => c.Origin is CertificateOrigin.Container));
        var sorted = Texts.Of("certificates.page.summary", all.Count);
        return (routers, ports) switch
        {
            (0, 0) => sorted,
            (_, 0) => $"{sorted} · {Texts.Of("certificates.page.found", Texts.Of("certificates.page.routers", routers))}",
            (0, _) => $"{sorted} · {Texts.Of("certificates.page.found", Texts.Of("certificates.page.ports", ports))}",
            _ => $"{sorted} · {Texts.Of("certificates.page.foundBoth", Texts.Of("certificates.page.routers", routers), Texts.Of("certificates.page.ports", ports))}",
        };
    }

    private LightColour ColourOf(WatchedCertificate certificate) => Maintenance.Of(LightKeys.Of(certificate), certificate.Scope.Server, certificate.Colour);

    private string Days(WatchedCertificate certificate) =>
        certificate.Served?.DaysLeft(Time.GetUtcNow()).ToString("N0", CultureInfo.CurrentCulture) ?? Format.Nothing;

    /// <summary>What is in order needs no words.</summary>
    private string? Why(WatchedCertificate certificate) => certificate.Verdict is Verdict.Valid ? null : Texts.Say(certificate.Reason);
}
