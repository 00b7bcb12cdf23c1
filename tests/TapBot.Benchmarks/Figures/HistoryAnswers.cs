using System.Globalization;
using System.Text.Json;
using TapBot.Benchmarks.Published;
using TapBot.Core.Figures;

namespace TapBot.Benchmarks.Figures;

/// <summary>What a chart of several lines waits for: their history over HTTP, from a published portal over a store that is there already.</summary>
internal static class HistoryAnswers
{
    private const int WarmUp = 10, Questions = 60, LeastBuckets = 200;
    private const double Goal = 100;

    /// <param name="program">The published portal.</param>
    /// <param name="data">Its data directory, with the store.</param>
    /// <param name="days">How far back a chart goes.</param>
    /// <param name="charts">The lines of each.</param>
    public static async Task<IReadOnlyList<Result>> MeasureAsync(DirectoryInfo program, DirectoryInfo data, int days, IReadOnlyList<IReadOnlyList<SeriesName>> charts)
    {
        Console.Error.WriteLine("figures: charts over HTTP");
        await using var portal = await PublishedPortal.StartAsync(program, data, PublishedPortal.NoEngine);
        using var client = await portal.SetUpClientAsync();
        var lines = charts[0].Count;
        var answer = await client.GetByteArrayAsync(PathOf(charts[0]));
        var curves = JsonSerializer.Deserialize<JsonElement>(answer).GetProperty("series").EnumerateArray().Select(c => c.GetProperty("buckets").GetArrayLength()).ToList();
        if (curves.Count != lines || curves.Min() < LeastBuckets)
            throw new InvalidOperationException($"A chart of {lines} lines over {days} days is answered with {string.Join(", ", curves)} buckets.");
        var random = new Random(13);
        await ApiTimes.OfAsync(client, Paths(WarmUp));
        var times = await ApiTimes.OfAsync(client, Paths(Questions));
        return
        [
            Result.Time($"figures: `GET /api/v1/history` of {lines} series at once over {days} days, p95 of {times.Count}", times.P95, Goal),
            Result.Note("the same: median, and the answer", $"{times.Median:N1} ms, {answer.Length / 1024.0:N0} KB"),
        ];

        IEnumerable<string> Paths(int count) => Enumerable.Range(0, count).Select(_ => PathOf(charts[random.Next(charts.Count)]));

        string PathOf(IReadOnlyList<SeriesName> chart) => $"/api/v1/history?{string.Join('&', chart.Select(s => $"series={Uri.EscapeDataString(s.Value)}"))}"
            + $"&from={Uri.EscapeDataString(TimeProvider.System.GetUtcNow().AddDays(-days).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture))}";
    }
}
