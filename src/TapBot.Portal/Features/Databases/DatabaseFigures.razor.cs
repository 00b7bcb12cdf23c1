using Microsoft.AspNetCore.Components;
using TapBot.Core.Containers;
using TapBot.Core.Databases;
using TapBot.Core.Figures;
using TapBot.Core.Wording;
using TapBot.Portal.Features.Figures;
using TapBot.Portal.Resources;
using TapBot.Portal.Ui.Charts;
using TapBot.Portal.Ui.Formatting;

namespace TapBot.Portal.Features.Databases;

/// <summary>The figures of one instance, each with its curve, and marks where something happened to it.</summary>
public sealed partial class DatabaseFigures
{
    private static readonly TimeSpan Calm = TimeSpan.FromMilliseconds(500);

    private readonly List<EngineEvent> _happened = [];
    private IReadOnlyList<ChartMarker> _markers = [];

    [Inject] public required ContainerEvents Events { get; init; }

    [Inject] public required Texts Texts { get; init; }

    [Inject] public required Format Format { get; init; }

    [Parameter, EditorRequired] public required DatabaseInstance Instance { get; set; }

    [Parameter, EditorRequired] public HistoryRange Range { get; set; } = HistoryRange.All[0];

    private FigureLight? LocksLight => Worse(DatabaseThresholds.Waiting, DatabaseThresholds.LongestWait);

    private FigureLight? DiskLight => Worse(DatabaseThresholds.DiskFree, DatabaseThresholds.DiskFullInDays);

    private FigureLight? ReplicationLight => Worse(DatabaseThresholds.ReplicaLag, DatabaseThresholds.SlotKept);

    protected override Task OnActorKnownAsync()
    {
        if (Instance.Container is not null)
            RunWhileAllowed(FollowAsync);
        return Task.CompletedTask;
    }

    protected override void OnParametersSet() => Mark();

    private async Task FollowAsync(CancellationToken token)
    {
        await foreach (var batch in Events.WatchAsync(Actor, Calm, token))
        {
            _happened.AddRange(batch.Where(e => DatabaseMarkers.IsOf(Instance, e) && !_happened.Contains(e)));
            if (_happened.Count > DatabaseMarkers.Most)
                _happened.RemoveRange(0, _happened.Count - DatabaseMarkers.Most);
            Mark();
            Draw();
        }
    }

    private void Mark()
    {
        var now = DatabaseMarkers.Of(Texts, Instance, _happened);
        if (!now.SequenceEqual(_markers))
            _markers = now;
    }

    private Phrase? Why(string part) => Instance.Missing.GetValueOrDefault(part);

    private FigureLight? LightOf(NamedThreshold named) => Instance.Lights.GetValueOrDefault(named.Name);

    private FigureLight? Worse(NamedThreshold one, NamedThreshold other) => new[] { LightOf(one), LightOf(other) }.MaxBy(l => l?.Colour);

    private string Connections(DatabaseMetrics metrics) => metrics.ConnectionsActive is { } active
        ? Texts.Of("databases.card.connections.unit", metrics.ConnectionsLimit, active, metrics.ConnectionsIdle, metrics.ConnectionsIdleInTransaction, metrics.ConnectionsWaiting)
        : Texts.Of("databases.card.connections.unknown", metrics.ConnectionsLimit);

    /// <summary>What is kept for superusers is of no use to others.</summary>
    private ChartThreshold[] LimitOf(DatabaseMetrics metrics) =>
        metrics.ConnectionsLimit > metrics.ConnectionsReserved ? [new(metrics.ConnectionsLimit - metrics.ConnectionsReserved, LightColour.Red, Texts["databases.limit.connections"])] : [];

    private string Window(DatabaseMetrics metrics) => metrics.CacheHitWindow is { } seconds
        ? Texts.Of("databases.card.cacheHit.unit", Format.Duration(TimeSpan.FromSeconds(Math.Round(seconds))))
        : Texts["databases.card.cacheHit.all"];

    private string Checkpoints(DatabaseMetrics metrics) => metrics.CheckpointsRequestedPerHour is { } requested
        ? Texts.Of("databases.card.checkpoints.unit", Format.Number(requested), Format.Rate(metrics.CheckpointBytesPerSecond), Format.Percent(metrics.CheckpointShare))
        : Texts["databases.card.checkpoints.wait"];

    private string Late(DatabaseMetrics metrics) =>
        $"{Texts["databases.line.behind"]} · {Texts["databases.line.late"]} {Format.Duration(Span(Math.Max(metrics.ReplicaLagSeconds ?? 0, metrics.Standby?.LagSeconds ?? 0)))}";

    private string Oldest(DatabaseMetrics metrics) => Format.Duration(Span(metrics.OldestTransaction));

    private static long? Behind(DatabaseMetrics metrics) => metrics.Standby is { LagBytes: { } own } && own >= (metrics.ReplicaLagBytes ?? 0) ? own : metrics.ReplicaLagBytes;

    private static double? Changed(DatabaseMetrics metrics) => metrics.RowsInsertedPerSecond + metrics.RowsUpdatedPerSecond + metrics.RowsDeletedPerSecond;

    private static TimeSpan? Span(double? seconds) => seconds is { } known ? TimeSpan.FromSeconds(Math.Round(known)) : null;
}
