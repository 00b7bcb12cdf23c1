using System.Diagnostics;
using System.Net.Http.Headers;

namespace TapBot.Benchmarks.Lists;

/// <summary>The list over HTTP, one request after the other, as a script asks for it.</summary>
internal static class ListRequests
{
    private const int WarmUp = 200, Requests = 200;
    private const double GoalMilliseconds = 20;

    public static async Task<IReadOnlyList<Result>> MeasureAsync(Uri address, ServerName server, string token)
    {
        Console.Error.WriteLine("list: requests");
        using var client = new HttpClient { BaseAddress = address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var buffer = new byte[64 * 1024];
        for (var i = 0; i < WarmUp; i++)
            await GetAsync(client, server, buffer);
        var times = new List<double>(Requests);
        var bytes = 0L;
        GC.Collect();
        var (before, cpu) = (GC.GetTotalAllocatedBytes(precise: true), Environment.CpuUsage.TotalTime);
        for (var i = 0; i < Requests; i++)
        {
            var start = Stopwatch.GetTimestamp();
            bytes = await GetAsync(client, server, buffer);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        var allocated = (GC.GetTotalAllocatedBytes(precise: true) - before) / Requests;
        var work = (Environment.CpuUsage.TotalTime - cpu) / Requests;
        var samples = new Samples(times);
        return
        [
            Result.Note("`GET .../containers` of 1,000, p50", $"{samples.Median:N1} ms"),
            Result.Time("`GET .../containers` of 1,000, p95", samples.P95, GoalMilliseconds),
            Result.Note("its answer", $"{bytes / 1024.0:N0} KB"),
            Result.Note("processor time and memory allocated for it, client included", $"{work.TotalMilliseconds:N1} ms, {allocated / 1024.0:N0} KB"),
        ];
    }

    /// <summary>Reads into one buffer, so that the client allocates next to nothing.</summary>
    private static async Task<long> GetAsync(HttpClient client, ServerName server, byte[] buffer)
    {
        using var answer = await client.GetAsync($"/api/v1/servers/{server}/containers", HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        await using var body = await answer.Content.ReadAsStreamAsync();
        var total = 0L;
        while (await body.ReadAsync(buffer) is > 0 and var read)
            total += read;
        return total;
    }
}
