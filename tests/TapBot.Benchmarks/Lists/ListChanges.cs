using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using TapBot.Core.Containers;
using TapBot.Testing.Containers;

namespace TapBot.Benchmarks.Lists;

/// <summary>
/// From the engine's event to the last of twenty viewers. A change that comes alone goes through at once (leading edge of both batchings: of the watcher's
/// inspections and of each viewer); one right behind another waits for the viewer's next batch, at most 100 ms.
/// </summary>
internal static class ListChanges
{
    private const int Subscribers = 20, Changes = 50;
    private const double GoalMilliseconds = 100;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100), Apart = TimeSpan.FromMilliseconds(300), RightBehind = TimeSpan.FromMilliseconds(10);

    public static async Task<IReadOnlyList<Result>> MeasureAsync(InProcessPortal portal, FakeEngine engine, ServerName server)
    {
        Console.Error.WriteLine("list: changes");
        var container = SampleFleet.Of(server, 1)[0];
        var crowd = new Crowd(container, engine);
        using var end = new CancellationTokenSource();
        var reader = portal.Services.GetRequiredService<ContainerReader>();
        Task[] viewers = [.. Enumerable.Range(0, Subscribers).Select(_ => Task.Run(() => crowd.WatchAsync(reader, portal.Script, end.Token)))];
        await TimesAsync(crowd, 10, null); // warm-up
        GC.Collect();
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var alone = new Samples(await TimesAsync(crowd, Changes, null));
        var allocated = (GC.GetTotalAllocatedBytes(precise: true) - before) / Changes;
        var behind = new Samples(await TimesAsync(crowd, Changes, RightBehind));
        await end.CancelAsync();
        await Task.WhenAll(viewers);
        return
        [
            Result.Note("a change alone reaches 20 viewers, p50", $"{alone.Median:N1} ms"),
            Result.Time("a change alone reaches 20 viewers, slowest of 50", alone.Most, GoalMilliseconds),
            Result.Note("a change 10 ms behind another (waits for the next batch of 100 ms), p50 / slowest", $"{behind.Median:N1} / {behind.Most:N1} ms"),
            Result.Note("allocated per change for all 20", $"{allocated / 1024.0:N0} KB"),
        ];
    }

    /// <summary>With a pause it is the second of two changes that counts.</summary>
    private static async Task<IReadOnlyList<double>> TimesAsync(Crowd crowd, int count, TimeSpan? behind)
    {
        var times = new List<double>(count);
        for (var i = 0; i < count; i++)
        {
            await Task.Delay(Apart, TimeProvider.System);
            var first = await crowd.ChangeAsync();
            if (behind is { } pause)
            {
                await Task.Delay(pause, TimeProvider.System);
                first = await crowd.ChangeAsync();
            }
            times.Add(first.TotalMilliseconds);
        }
        return times;
    }

    /// <summary>The viewers, and the container that changes before their eyes.</summary>
    private sealed class Crowd(Container container, FakeEngine engine)
    {
        private readonly Lock gate = new();
        private long round;
        private int missing;
        private TaskCompletionSource<long> seenByAll = new();

        public async Task<TimeSpan> ChangeAsync()
        {
            Task<long> all;
            lock (gate)
            {
                (missing, seenByAll) = (Subscribers, new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously));
                round++;
                all = seenByAll.Task;
            }
            var start = Stopwatch.GetTimestamp();
            engine.Become(container with { RestartCount = round }, "update");
            return Stopwatch.GetElapsedTime(start, await all);
        }

        public async Task WatchAsync(ContainerReader reader, Actor actor, CancellationToken cancellationToken)
        {
            var seen = 0L;
            try
            {
                await foreach (var batch in reader.WatchAsync(actor, Interval, cancellationToken))
                {
                    var now = batch.Snapshot.Find(container.Key)?.RestartCount ?? 0;
                    if (now > seen)
                        Saw(seen = now);
                }
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
            }
        }

        private void Saw(long which)
        {
            var at = Stopwatch.GetTimestamp();
            lock (gate)
            {
                if (which == round && --missing == 0)
                    seenByAll.SetResult(at);
            }
        }
    }
}
