using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using TapBot.Portal.Shell.Commands;

namespace TapBot.Benchmarks.Lists;

/// <summary>The command palette over the same list: what opening it and typing a letter cost.</summary>
internal static class ListPalette
{
    private const int Times = 50;
    private const double GoalMilliseconds = 50;

    public static async Task<IReadOnlyList<Result>> MeasureAsync(InProcessPortal portal)
    {
        Console.Error.WriteLine("list: palette");
        var sources = portal.Services.GetServices<IPaletteSource>().ToArray();
        var (opening, typing) = (new List<double>(), new List<double>());
        var count = 0;
        for (var i = 0; i < Times; i++)
        {
            var start = Stopwatch.GetTimestamp();
            var entries = new List<PaletteEntry>();
            foreach (var source in sources)
                entries.AddRange(await source.EntriesAsync(portal.Script, CancellationToken.None));
            opening.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            start = Stopwatch.GetTimestamp();
            PaletteSearch.Find(entries, "rest 777", []);
            typing.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            count = entries.Count;
        }
        return
        [
            Result.Time($"palette: {count:N0} entries gathered, p95", new Samples(opening).P95, GoalMilliseconds),
            Result.Time("palette: a typed letter, p95", new Samples(typing).P95, GoalMilliseconds),
        ];
    }
}
