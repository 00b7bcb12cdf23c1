using Microsoft.AspNetCore.Components;
using TapBot.Core.Access;
using TapBot.Core.Containers;
using TapBot.Core.Servers;
using TapBot.Portal.Resources;
using TapBot.Portal.Shell;
using TapBot.Portal.Ui;

namespace TapBot.Portal.Features.Containers;

/// <summary>The containers of one server or of all, live, and the details of one of them beside the list.</summary>
public sealed partial class ContainersPage
{
    /// <summary>How far back the small curve of a row goes.</summary>
    internal const int CurveSeconds = 60;

    private static readonly TimeSpan Calm = TimeSpan.FromMilliseconds(250), FiguresEvery = TimeSpan.FromSeconds(1), Still = TimeSpan.FromMilliseconds(300);
    private static readonly IReadOnlyDictionary<ContainerKey, IReadOnlyList<ContainerFigures>> NoFigures = new Dictionary<ContainerKey, IReadOnlyList<ContainerFigures>>();

    private Fleet? _fleet;
    private ContainerListView? _view;
    private FiguresView? _watched;
    private IReadOnlyList<Container>? _seen;
    private IReadOnlyDictionary<ContainerKey, IReadOnlyList<ContainerFigures>> _figures = NoFigures;

    [Inject] public required ContainerReader Reader { get; init; }

    [Inject] public required ContainerFiguresReader FiguresReader { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required Texts Texts { get; init; }

    [Inject] public required TimeProvider Time { get; init; }

    [CascadingParameter] public ShownMaintenance Maintenance { get; set; } = ShownMaintenance.None;

    [Parameter] public string? ServerText { get; set; }

    [Parameter] public string? ContainerText { get; set; }

    [SupplyParameterFromQuery(Name = "server")] public string? ServerAsked { get; set; }

    [SupplyParameterFromQuery(Name = "q")] public string? Filter { get; set; }

    [SupplyParameterFromQuery(Name = "show")] public string? Show { get; set; }

    [SupplyParameterFromQuery(Name = "tab")] public string? Tab { get; set; }

    [SupplyParameterFromQuery(Name = "range")] public string? RangeKey { get; set; }

    private ServerName? Server => ServerName.TryParse(ServerAsked, null, out var server) ? server : null;

    private (ServerName Server, ContainerName Name)? Opened =>
        ServerName.TryParse(ServerText, null, out var server) && ContainerName.TryParse(ContainerText, null, out var name) ? (server, name) : null;

    private string? OpenKey => Opened is { } opened && _fleet?.Find(opened.Server, opened.Name) is { } container ? ContainerTable.KeyOf(container) : null;

    protected override Task OnActorKnownAsync()
    {
        _watched = FiguresReader.Open(Actor);
        Run(FollowListAsync);
        Run(FollowFiguresAsync);
        return Task.CompletedTask;
    }

    protected override void OnParametersSet() => Arrange();

    protected override ValueTask DisposeCoreAsync() => _watched?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task FollowListAsync(CancellationToken token)
    {
        await foreach (var batch in Reader.WatchAsync(Actor, Calm, token))
        {
            _fleet = batch.Snapshot;
            Arrange();
            Draw();
        }
    }

    private async Task FollowFiguresAsync(CancellationToken token)
    {
        using var timer = new PeriodicTimer(FiguresEvery, Time);
        while (await timer.WaitForNextTickAsync(token))
        {
            if (!Sight.IsSeen)
                await RestAsync(token);
            var now = await _watched!.ReadAsync(CurveSeconds, token);
            if (now.Count == 0 && _figures.Count == 0)
                continue;
            _figures = now;
            Arrange();
            Draw();
        }
    }

    /// <summary>The engine need not count for a tab nobody sees.</summary>
    private async Task RestAsync(CancellationToken token)
    {
        await _watched!.ShowAsync([], token);
        await Sight.WaitAsync(token);
        await _watched.ShowAsync(_seen?.Select(c => c.Key) ?? [], token);
    }

    private void Arrange() => _view = _fleet is null ? null : ContainerListView.Of(_fleet, Server, Filter, Show, Maintenance, Time.GetUtcNow());

    /// <summary>Figures are read for rows that stay under the eye: whoever scrolls through a thousand containers must not open a thousand streams.</summary>
    private async Task SeenAsync(IReadOnlyList<Container> seen)
    {
        var first = _seen is null;
        _seen = seen;
        if (!first)
            await Task.Delay(Still, Time, Alive);
        if (ReferenceEquals(_seen, seen))
            await _watched!.ShowAsync(seen.Select(c => c.Key), Alive);
    }

    private void GoAsync(string? filter, string? show) =>
        Navigation.NavigateTo(Opened is { } opened ? PortalUrls.Container(opened.Server, opened.Name, filter, show, Tab) : PortalUrls.Containers(Server, filter, show), replace: true);
}
