using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using TapBot.Core.Figures;

namespace TapBot.Core.Containers;

/// <summary>
/// Records what running containers take. Each is asked once per interval for one reading, which costs the engine a fraction of a stream of them; two readings make a sample. The questions are
/// spread over the interval, with never more than a few at once for an engine. Whatever does not answer is a gap.
/// </summary>
internal sealed class FiguresRecorder(Engines engines, FleetBroadcast fleet, HistoryRecorder history, IOptions<FiguresOptions> options, TimeProvider time) : BackgroundService
{
    /// <summary>How many containers of an engine are asked at the same time.</summary>
    public const int Lanes = 3;

    /// <summary>Two readings further apart than so many intervals make no sample: it would be a mean over a time in which nobody knows what happened.</summary>
    private const int MostIntervals = 3;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Enabled)
            return;
        try
        {
            await Task.WhenAll(engines.All.SelectMany(e => Enumerable.Range(0, Lanes).Select(lane => RunAsync(e, lane, stoppingToken))));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private async Task RunAsync(IContainerEngine engine, int lane, CancellationToken cancellationToken)
    {
        var known = new Dictionary<string, Reading>();
        while (true)
        {
            var (begin, running) = (time.GetTimestamp(), RunningIn(engine.Server, lane));
            foreach (var gone in known.Keys.Except(running.Select(c => c.Id)).ToList())
                known.Remove(gone);
            for (var i = 0; i < running.Count; i++)
            {
                await UntilAsync(begin, options.Value.Interval * ((double)i / running.Count), cancellationToken);
                await AskAsync(engine, running[i].Key, known, cancellationToken);
            }
            await UntilAsync(begin, options.Value.Interval, cancellationToken);
        }
    }

    private async Task UntilAsync(long begin, TimeSpan passed, CancellationToken cancellationToken)
    {
        if (passed - time.GetElapsedTime(begin) is var left && left > TimeSpan.Zero)
            await Task.Delay(left, time, cancellationToken);
    }

    private async Task AskAsync(IContainerEngine engine, ContainerKey key, Dictionary<string, Reading> known, CancellationToken cancellationToken)
    {
        // It may have stopped, or the engine gone, since the round began.
        if (fleet.Current.Servers.GetValueOrDefault(key.Server)?.Server.IsLive != true || fleet.Current.Find(key) is not { State: ContainerState.Running } container)
            return;
        try
        {
            if (await engine.ReadCountersAsync(container, cancellationToken) is not { } now)
                return;
            if (known.GetValueOrDefault(key.Id) is { } before && before.StartedAt == container.StartedAt
                && now.Continues(before.Counters) && now.At - before.Counters.At <= options.Value.Interval * MostIntervals && now.Since(before.Counters, container.CpuLimit) is { } figures)
                Record(before.Series, container, figures);
            var series = known.GetValueOrDefault(key.Id) is { } same && same.Name == container.Name ? same.Series : SeriesOf(container);
            known[key.Id] = new Reading(now, container.StartedAt, container.Name, series);
        }
        catch (EngineException)
        {
            // The watcher says why the engine does not answer; here it is a gap.
        }
    }

    private void Record(SeriesName[] series, Container container, in ContainerFigures figures)
    {
        // The engine's clock may be another one than ours; what is compared over servers is when we saw it.
        var at = time.GetUtcNow();
        ReadOnlySpan<double> values = [figures.Cpu, figures.Memory, figures.NetworkIn, figures.NetworkOut, figures.BlockRead, figures.BlockWrite];
        for (var i = 0; i < values.Length; i++)
            history.Add(series[i], container.Scope, at, values[i]);
    }

    private static SeriesName[] SeriesOf(Container container) =>
    [
        ContainerSeries.Of(container, ContainerSeries.Cpu), ContainerSeries.Of(container, ContainerSeries.Memory),
        ContainerSeries.Of(container, ContainerSeries.NetworkIn), ContainerSeries.Of(container, ContainerSeries.NetworkOut),
        ContainerSeries.Of(container, ContainerSeries.BlockRead), ContainerSeries.Of(container, ContainerSeries.BlockWrite),
    ];

    // Containers stay in their lane by their id, and in their place within it by their age, so that one more does not move the others.
    private List<Container> RunningIn(ServerName server, int lane) =>
        fleet.Current.Servers.GetValueOrDefault(server) is { Server.IsLive: true } engine
            ? [.. engine.ById.Values.Where(c => c.State == ContainerState.Running && LaneOf(c.Id) == lane).OrderBy(c => c.Created).ThenBy(c => c.Id, StringComparer.Ordinal)]
            : [];

    private static int LaneOf(string id) => id.Length == 0 ? 0 : id[^1] % Lanes;

    /// <summary>What a container had counted when it was last asked.</summary>
    private sealed record Reading(ContainerCounters Counters, DateTimeOffset? StartedAt, string Name, SeriesName[] Series);
}
