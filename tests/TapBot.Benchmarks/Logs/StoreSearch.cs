using System.Diagnostics;
using TapBot.Core.Logs;

namespace TapBot.Benchmarks.Logs;

/// <summary>A search through all archives on as many threads as there are processors: always the archive whose next block is the newest.</summary>
/// <param name="First">Until the first line was found.</param>
/// <param name="All">Until everything was searched.</param>
/// <param name="Hits">The lines found.</param>
/// <param name="Allocated">Managed bytes.</param>
internal readonly record struct StoreSearch(TimeSpan First, TimeSpan All, int Hits, long Allocated)
{
    public static StoreSearch Run(LogStore store, LogBlockFilter filter)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var start = Stopwatch.GetTimestamp();
        var (first, hits) = (TimeSpan.Zero, 0);
        var gate = new Lock();
        var searches = store.Archives.Select(archive => archive.Backwards(default, filter)).ToList();
        var next = new PriorityQueue<LogSearch, long>(searches.Where(s => s.Newest is not null).Select(s => (s, -s.Newest!.Value)));
        Parallel.For(0, Environment.ProcessorCount, _ =>
        {
            while (true)
            {
                LogSearch? search;
                lock (gate)
                {
                    if (!next.TryDequeue(out search, out var _))
                        return;
                }
                var found = search.ReadNext();
                lock (gate)
                {
                    if (found.Count > 0 && hits == 0)
                        first = Stopwatch.GetElapsedTime(start);
                    hits += found.Count;
                    if (search.Newest is { } newest)
                        next.Enqueue(search, -newest);
                }
            }
        });
        searches.ForEach(search => search.Dispose());
        return new StoreSearch(first, Stopwatch.GetElapsedTime(start), hits, GC.GetTotalAllocatedBytes(precise: true) - before);
    }
}
