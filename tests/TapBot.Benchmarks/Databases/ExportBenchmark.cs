using System.Diagnostics;
using System.Net.Http.Json;

namespace TapBot.Benchmarks.Databases;

/// <summary>All rows of a query as a file over HTTP: what that takes of the portal's memory, and how soon the server is left in peace by a client that goes away.</summary>
internal static class ExportBenchmark
{
    private const int Rows = 5_000_000, Times = 3;
    private const double GoalEnd = 1_000, MostExport = 100;
    private static readonly TimeSpan Midst = TimeSpan.FromSeconds(4);

    public static async Task<IReadOnlyList<Result>> RunAsync(DatabasePortal portal, SampleDatabase database)
    {
        Console.Error.WriteLine("databases: export");
        await ExportAsync(portal, 20_000, CancellationToken.None);
        var took = TimeSpan.Zero;
        var grown = await MemoryGrowth.OfAsync(portal.Id, async () =>
        {
            var clock = Stopwatch.GetTimestamp();
            await ExportAsync(portal, Rows, CancellationToken.None);
            took = Stopwatch.GetElapsedTime(clock);
        });
        var times = new List<double>();
        for (var i = 0; i < Times; i++)
            times.Add(await LeaveAsync(portal, database));
        return
        [
            Result.Limit($"console: memory of the portal grows by, while {Rows:N0} rows of three columns are exported as CSV over HTTP", grown, MostExport, "MB", "N1"),
            Result.Note("console: rows exported", $"{Rows / took.TotalSeconds:N0} rows/s"),
            Result.Time($"console: from the client's leaving the export to the end of the server's process, slowest of {Times}", times.Max(), GoalEnd),
        ];
    }

    private static async Task<double> LeaveAsync(DatabasePortal portal, SampleDatabase database)
    {
        using var cancel = new CancellationTokenSource();
        var export = ExportAsync(portal, Rows, cancel.Token);
        await Task.Delay(Midst, TimeProvider.System);
        var process = await database.StatementAsync("true");
        var clock = Stopwatch.GetTimestamp();
        await cancel.CancelAsync();
        var took = await database.GoneAsync(process, clock);
        await export.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return export.IsCanceled ? took : throw new InvalidOperationException("The export was over before its client left.");
    }

    /// <summary>Reads all of the file into one buffer, and counts its lines: a heading, and one for each row.</summary>
    private static async Task ExportAsync(DatabasePortal portal, int rows, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, DatabasePortal.AnswerOf("query/export"))
        {
            Content = JsonContent.Create(new { sql = $"select n, md5(n::text) as text, now() as at from generate_series(1, {rows}) n" }),
        };
        using var answer = await portal.Api.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        await using var file = await answer.EnsureSuccessStatusCode().Content.ReadAsStreamAsync(cancellationToken);
        var (buffer, lines) = (new byte[64 * 1024], 0);
        while (await file.ReadAsync(buffer, cancellationToken) is > 0 and var read)
            lines += buffer.AsSpan(0, read).Count((byte)'\n');
        if (lines != rows + 1)
            throw new InvalidOperationException($"{rows:N0} rows were to be exported, and {lines:N0} lines came.");
    }
}
