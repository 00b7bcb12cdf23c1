using System.Diagnostics;

namespace TapBot.Benchmarks.Published;

/// <summary>How long whole answers of the API take over loopback.</summary>
internal static class ApiTimes
{
    /// <summary>Asks one after the other, as a script does.</summary>
    /// <returns>Milliseconds.</returns>
    public static async Task<Samples> OfAsync(HttpClient client, IEnumerable<string> paths)
    {
        var times = new List<double>();
        foreach (var path in paths)
        {
            var start = Stopwatch.GetTimestamp();
            await client.GetByteArrayAsync(path);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        return new Samples(times);
    }
}
