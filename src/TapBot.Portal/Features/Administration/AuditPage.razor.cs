using System.Globalization;
using Microsoft.AspNetCore.Components;
using TapBot.Core.Access;
using TapBot.Core.Audit;
using TapBot.Core.Wording;
using TapBot.Portal.Hosting;
using TapBot.Portal.Resources;
using TapBot.Portal.Shell;

namespace TapBot.Portal.Features.Administration;

/// <summary>Who did what: searched, one row beside the list, exported, verified. The search stands in the address.</summary>
public sealed partial class AuditPage
{
    private const int PageRows = 200, MostRows = 5_000;
    private const string DayForm = "yyyy-MM-dd";

    private List<AuditRecord> _rows = [];
    private AuditReport? _report;
    private Phrase? _fault;
    private string? _asked;
    private bool _loaded;
    private bool _more;
    private bool _verifying;
    private string? _actor;
    private string? _action;
    private string? _target;
    private string? _outcome;
    private DateOnly? _from;
    private DateOnly? _to;

    [Inject] public required AuditReader Audit { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required Texts Texts { get; init; }

    [SupplyParameterFromQuery(Name = "actor")] public string? ActorAsked { get; set; }

    [SupplyParameterFromQuery(Name = "action")] public string? ActionAsked { get; set; }

    [SupplyParameterFromQuery(Name = "target")] public string? TargetAsked { get; set; }

    [SupplyParameterFromQuery(Name = "outcome")] public string? OutcomeAsked { get; set; }

    [SupplyParameterFromQuery(Name = "from")] public string? FromAsked { get; set; }

    [SupplyParameterFromQuery(Name = "to")] public string? ToAsked { get; set; }

    [SupplyParameterFromQuery(Name = "row")] public string? Row { get; set; }

    private bool Searched => Href() != PortalUrls.Audit();

    private AuditSearch Search => new()
    {
        From = Start(Day(FromAsked)), To = Start(Day(ToAsked))?.AddDays(1), Actor = ActorAsked, Action = ActionAsked, Target = TargetAsked,
        Outcome = AuditSearch.Outcomes.Contains(OutcomeAsked) ? OutcomeAsked : null,
    };

    protected override Task OnActorKnownAsync() => FindAsync();

    protected override async Task OnParametersSetAsync()
    {
        if (ActorKnown)
            await FindAsync();
    }

    private static string Text(long sequence) => sequence.ToString(CultureInfo.InvariantCulture);

    /// <summary>The day of an address; null for what is no day.</summary>
    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Days are counted in UTC, so that everybody who follows a link sees the same.</summary>
    private static DateTimeOffset? Start(DateOnly? day) => day is { } known ? new DateTimeOffset(known, TimeOnly.MinValue, TimeSpan.Zero) : null;

    private string Href(long? row = null) => PortalUrls.Audit(ActorAsked, ActionAsked, TargetAsked, OutcomeAsked, FromAsked, ToAsked, row);

    private string ExportHref(string format)
    {
        var search = Search;
        return PortalUrls.AuditExport(format, search.Actor, search.Action, search.Target, search.Outcome, Moment(search.From), Moment(search.To));

        static string? Moment(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
    }

    private void SearchAsync() => Navigation.NavigateTo(PortalUrls.Audit(_actor?.Trim(), _action, _target?.Trim(), _outcome, Text(_from), Text(_to)));

    private static string? Text(DateOnly? day) => day?.ToString(DayForm, CultureInfo.InvariantCulture);

    /// <summary>Reads anew when the search in the address is another; opening a row is none.</summary>
    private async Task FindAsync()
    {
        if (_asked == Href())
            return;
        _asked = Href();
        (_actor, _action, _target, _outcome, _from, _to) = (ActorAsked, ActionAsked ?? "", TargetAsked, OutcomeAsked ?? "", Day(FromAsked), Day(ToAsked));
        (_rows, _loaded) = ([], false);
        await OlderAsync();
    }

    private async Task OlderAsync()
    {
        try
        {
            var page = await Audit.NewestAsync(Actor, Search.Filter(withoutAnswered: true), _rows.Count > 0 ? _rows[^1].Sequence : null, PageRows, Alive);
            _rows = [.. _rows, .. page];
            (_loaded, _fault, _more) = (true, null, page.Count == PageRows && _rows.Count < MostRows);
        }
        catch (Exception exception) when (exception is not AccessDeniedException && Problems.Of(exception) is { } known)
        {
            _fault = known.Reason;
        }
    }

    private Task VerifyAsync()
    {
        (_verifying, _report) = (true, null);
        return RunAsync(async token =>
        {
            try
            {
                _report = await Audit.VerifyAsync(Actor, null, token);
            }
            finally
            {
                _verifying = false;
            }
            Draw();
        });
    }
}
