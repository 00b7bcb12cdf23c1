using Microsoft.AspNetCore.Components;
using TapBot.Core.Containers;
using TapBot.Portal.Resources;
using TapBot.Portal.Shell;
using TapBot.Portal.Ui.Formatting;
using TapBot.Portal.Ui.Operations;
using TapBot.Portal.Ui.Tables;

namespace TapBot.Portal.Features.Containers;

/// <summary>The rows of the list. Renders what the page gives it.</summary>
public sealed partial class ContainerTable
{
    private static readonly ContainerActionKind[] Kinds = [.. ContainerActionKind.All.Where(k => k.Bulk)];

    private readonly Dictionary<(ServerName Server, string? Project), TableGroup> _headings = [];
    private IReadOnlySet<string> _selected = new HashSet<string>();
    private bool _grouped = true;

    [Inject] public required OperationDesk Desk { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required Texts Texts { get; init; }

    [Inject] public required Format Format { get; init; }

    [Inject] public required TimeProvider Time { get; init; }

    /// <summary>What to show; null until the first list has come.</summary>
    [Parameter, EditorRequired] public required ContainerListView? View { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyDictionary<ContainerKey, IReadOnlyList<ContainerFigures>> Figures { get; set; }

    [Parameter] public string? OpenKey { get; set; }

    [Parameter] public string? Filter { get; set; }

    [Parameter] public EventCallback<string?> FilterChanged { get; set; }

    [Parameter] public string? Show { get; set; }

    [Parameter] public EventCallback<string?> ShowChanged { get; set; }

    /// <summary>Filter and chip are to go at once: two changes of the address, one after the other, would undo each other.</summary>
    [Parameter] public EventCallback OnClear { get; set; }

    [Parameter] public EventCallback<Container> OnOpen { get; set; }

    [Parameter] public Func<IReadOnlyList<Container>, Task>? OnSeen { get; set; }

    private bool Several => View?.Servers.Count > 1;

    protected override void OnParametersSet() => _headings.Clear();

    internal static string KeyOf(Container container) => $"{container.Server}/{container.Name}";

    private IReadOnlyList<ContainerFigures>? Of(Container container) => Figures.GetValueOrDefault(container.Key);

    private ContainerFigures? Last(Container container) => Of(container) is { Count: > 0 } series ? series[^1] : null;

    /// <summary>The last minute, the missing beginning included, so that a curve of three points does not look like a minute.</summary>
    private static IReadOnlyList<double?> Curve(IReadOnlyList<ContainerFigures> series) =>
        [.. Enumerable.Repeat((double?)null, Math.Max(0, ContainersPage.CurveSeconds - series.Count)), .. series.Select(f => (double?)f.Cpu)];

    private ContainerLight LightOf(Container container) => View!.Lights[container.Key];

    private TimeSpan? Uptime(Container container) => container is { IsAlive: true, StartedAt: { } started } ? Time.GetUtcNow() - started : null;

    // Seconds that tick in a column say nothing once there are minutes.
    private static TimeSpan? Whole(TimeSpan? uptime) => uptime >= TimeSpan.FromMinutes(1) ? TimeSpan.FromMinutes(Math.Floor(uptime.Value.TotalMinutes)) : uptime;

    private string? OfLimit(Container container) => container.CpuLimit > 0 && Last(container) is { } figures
        ? Texts.Of("containers.details.ofLimit", Format.Percent(figures.CpuOfLimit), Texts.Of("containers.details.cores", container.CpuLimit))
        : null;

    private static string Ports(Container container) =>
        string.Join(", ", container.Ports.Where(p => p.Public is not null).Select(p => p.Protocol == "tcp" ? $"{p.Public}" : $"{p.Public}/{p.Protocol}").Distinct());

    /// <summary>Asked for every row, so the heading of a project is made once for a view.</summary>
    private TableGroup GroupOf(Container container)
    {
        var key = (container.Server, container.Project);
        if (!_headings.TryGetValue(key, out var heading))
            _headings[key] = heading = HeadingOf(container);
        return heading;
    }

    private TableGroup HeadingOf(Container container)
    {
        var place = Several ? $"{container.Server} · " : "";
        return container.Project is { } project
            ? new TableGroup($"{container.Server}/{project}", project, place + NoteOf(container))
            : new TableGroup($"{container.Server}/", Texts["containers.page.single"], place.TrimEnd(' ', '·'), Last: true);
    }

    private string NoteOf(Container container)
    {
        var count = Texts.Of("containers.page.count", View!.ByProject[(container.Server, container.Project)].Count());
        return container.ProjectDirectory is { } directory ? $"{count} · {directory}" : count;
    }

    private IReadOnlyList<Container> InGroup(string key) =>
        [.. View!.ByProject.Where(g => g.Key.Project is not null && GroupOf(g.First()).Key == key).SelectMany(g => g)];

    /// <summary>What is only to be looked at has no bulk actions; the button of its row says why.</summary>
    private bool IsOperable(Container container) => View?.ReadOnly.All(s => s.Name != container.Server) is true;

    private Task BulkAsync(ContainerActionKind kind, IReadOnlyList<Container> chosen) =>
        Desk.RequestManyAsync(Actor, [.. chosen.Select(kind.For)], Alive);

    private async Task KeyAsync(TableKey<Container> pressed)
    {
        var name = ContainerName.Parse(pressed.Item.Name);
        if (pressed.Key is "l" or "L")
            Navigation.NavigateTo(PortalUrls.ContainerLog(pressed.Item.Server, name));
        else if (pressed.Key is "r" or "R")
            await Desk.RequestAsync(Actor, new RestartContainer(pressed.Item.Server, name), pressed.Item.Server.Value, Alive);
    }
}
