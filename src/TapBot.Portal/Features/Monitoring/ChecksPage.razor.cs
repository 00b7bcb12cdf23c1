using Microsoft.AspNetCore.Components;
using TapBot.Core.Access;
using TapBot.Core.Figures;
using TapBot.Core.Monitoring;
using TapBot.Portal.Resources;
using TapBot.Portal.Shell;
using TapBot.Portal.Ui;
using TapBot.Portal.Ui.Formatting;

namespace TapBot.Portal.Features.Monitoring;

/// <summary>All HTTP checks, live, what fails first before the others; the details of one, or the form of one, beside them.</summary>
public sealed partial class ChecksPage
{
    private static readonly TimeSpan Calm = TimeSpan.FromMilliseconds(250);

    private IReadOnlyList<CheckState>? _all;
    private Dictionary<string, int> _rank = [];
    private bool _mayChange;

    [Inject] public required CheckReader Reader { get; init; }

    [Inject] public required AccessGuard Guard { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required Texts Texts { get; init; }

    [Inject] public required Format Format { get; init; }

    [CascadingParameter] public ShownMaintenance Maintenance { get; set; } = ShownMaintenance.None;

    [Parameter] public string? CheckText { get; set; }

    [SupplyParameterFromQuery(Name = "q")] public string? Filter { get; set; }

    [SupplyParameterFromQuery(Name = "new")] public string? Adding { get; set; }

    [SupplyParameterFromQuery(Name = "change")] public string? Changing { get; set; }

    [SupplyParameterFromQuery(Name = "range")] public string? RangeKey { get; set; }

    private bool PanelOpen => Adding is not null || CheckText is not null;

    private IReadOnlyList<CheckState> Shown => string.IsNullOrWhiteSpace(Filter) ? _all ?? []
        : [.. (_all ?? []).Where(c => $"{c.Name} {c.Url} {c.Scope.Server} {Texts.Say(c.Reason)}".Contains(Filter.Trim(), StringComparison.OrdinalIgnoreCase))];

    protected override Task OnActorKnownAsync()
    {
        Run(async token =>
        {
            await foreach (var checks in Reader.WatchAsync(Actor, Calm, token))
            {
                _mayChange = await Guard.AllowsAsync(Actor, Permission.Administer, Scope.Portal, token);
                _all = checks;
                _rank = checks.Select((c, i) => (c.Name, i)).ToDictionary(p => p.Name, p => p.i, StringComparer.Ordinal);
                Draw();
            }
        });
        return Task.CompletedTask;
    }

    private LightColour ColourOf(CheckState check) => Maintenance.Of(LightKeys.Of(check), check.Scope.Server, check.Colour);

    private void GoFilter(string? filter) => Navigation.NavigateTo(CheckText is { } opened ? PortalUrls.Check(opened, filter) : PortalUrls.Checks(filter), replace: true);

    private string Took(CheckState check) => CheckWords.Took(Format, check);
}
