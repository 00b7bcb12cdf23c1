using Microsoft.Extensions.Logging.Abstractions;
using System.Diagnostics;
using TapBot.Core.Access;
using TapBot.Core.Databases;
using TapBot.Core.Streaming;
using TapBot.Testing.Access;
using TapBot.Testing.Audit;

namespace TapBot.Benchmarks.Databases;

/// <summary>Statements of people: how soon the first rows of many are there, what large results take of memory, and how soon the server is left in peace.</summary>
internal static class ConsoleBenchmark
{
    private const int Times = 3, Pages = 200, CellBytes = 200_000_000;
    private const double GoalPage = 2_000, GoalEnd = 1_000, MostPages = 50, MostCell = 20, MostExport = 100;
    private const string Streamed = "select generate_series(1, 10000000) as n, 'a row of many' as text";
    private const string Gathered = "select n, 'a row of many' as text from generate_series(1, 10000000) n";
    private const string Exported = "select n, md5(n::text) as text, now() as at from generate_series(1, 5000000) n";

    private static readonly DatabaseInstance Instance = new() { Name = DatabaseName.Parse("console"), Scope = Scope.Portal, State = new StreamState.Live(DateTimeOffset.UnixEpoch) };

    public static async Task<IReadOnlyList<Result>> RunAsync(SampleDatabase database)
    {
        Console.Error.WriteLine("databases: console");
        using var guard = new AccessGuard(An.Store(), TimeProvider.System);
        var targets = new DatabaseTargets();
        targets.Set(new Dictionary<DatabaseName, DatabaseTarget> { [Instance.Name] = new() { Name = Instance.Name, Scope = Scope.Portal, Reader = database.Reader } });
        using var past = new PastWriter(null!, TimeProvider.System, NullLogger<PastWriter>.Instance); // not started: nothing is remembered
        var console = new DatabaseConsole(guard, new StepUp(new FixedConfirmations(), TimeProvider.System), new AuditInMemory(), targets, new WriteModes(TimeProvider.System), past, TimeProvider.System);
        await PagesAsync(console, "select generate_series(1, 20000), 'compiles'");
        return [.. await SelectAsync(console), .. await CellAsync(console), .. await CloseAsync(console, database), .. await ExportAsync(console, database)];
    }

    private static Task<QueryRun> BeginAsync(DatabaseConsole console, string sql) =>
        console.BeginAsync(An.Administrator, Instance, new QueryRequest(SqlScript.Split(sql)), CancellationToken.None);

    private static async Task<IReadOnlyList<Result>> SelectAsync(DatabaseConsole console)
    {
        var (streamed, gathered) = (new List<double>(), new List<double>());
        for (var i = 0; i < Times; i++)
        {
            streamed.Add(await PagesAsync(console, Streamed, pages: 0));
            gathered.Add(await PagesAsync(console, Gathered, pages: 0));
        }
        var grown = await MemoryGrowth.OfAsync(() => PagesAsync(console, Streamed, Pages));
        return
        [
            Result.Time($"console: first page of 10,000,000 rows that the server makes as they are fetched, slowest of {Times}", streamed.Max(), GoalPage),
            Result.Time($"console: first page of 10,000,000 rows that the server gathers first (generate_series behind FROM), slowest of {Times}", gathered.Max(), GoalPage),
            Result.Limit($"console: memory grows by, over the first {Pages + 1} pages of {QueryLimits.Rows:N0} rows", grown, MostPages, "MB", "N1"),
        ];
    }

    /// <summary>The milliseconds to the first page; further ones are fetched after it.</summary>
    private static async Task<double> PagesAsync(DatabaseConsole console, string sql, int pages = 10)
    {
        var clock = Stopwatch.GetTimestamp();
        await using var run = await BeginAsync(console, sql);
        var result = await run.ResultsAsync(CancellationToken.None).SingleAsync();
        var took = Stopwatch.GetElapsedTime(clock).TotalMilliseconds;
        if (result.Error is not null || result.Page.Rows.Count != QueryLimits.Rows)
            throw new InvalidOperationException($"{sql}: {result.Error?.Reason.Code}, {result.Page.Rows.Count} rows.");
        for (var page = 0; page < pages; page++)
        {
            if ((await run.MoreAsync(0, CancellationToken.None)).Page is not { Rows.Count: QueryLimits.Rows })
                throw new InvalidOperationException($"{sql}: no page {page + 2}.");
        }
        return took;
    }

    private static async Task<IReadOnlyList<Result>> CellAsync(DatabaseConsole console)
    {
        var took = 0.0;
        var grown = await MemoryGrowth.OfAsync(async () =>
        {
            var clock = Stopwatch.GetTimestamp();
            await using var run = await BeginAsync(console, $"select repeat('x', {CellBytes}) as text");
            var result = await run.ResultsAsync(CancellationToken.None).SingleAsync();
            took = Stopwatch.GetElapsedTime(clock).TotalMilliseconds;
            if (result.Page.Cut is not [(0, 0, CellBytes)] || result.Page.Rows[0][0]!.Length != QueryLimits.Cell)
                throw new InvalidOperationException($"The value of 200 MB is not cut: {result.Error?.Reason.Code}.");
        });
        return
        [
            Result.Limit("console: memory grows by, with a value of 200 MB", grown, MostCell, "MB", "N1"),
            Result.Note("console: time until it is shown", $"{took:N0} ms"),
        ];
    }

    private static async Task<IReadOnlyList<Result>> CloseAsync(DatabaseConsole console, SampleDatabase database)
    {
        var times = new List<double>();
        for (var i = 0; i < Times + 2; i++)
        {
            var run = await BeginAsync(console, "select count(*) from generate_series(1, 2000000000) n");
            var results = run.ResultsAsync(CancellationToken.None).ToListAsync().AsTask();
            await UntilAsync(database, run.Identity.Pid, "state = 'active' and query like 'fetch%'");
            var clock = Stopwatch.GetTimestamp();
            await run.DisposeAsync();
            times.Add(await GoneAsync(database, run.Identity.Pid, clock));
            await results;
        }
        return [Result.Time($"console: from closing it to the end of the server's process, in the midst of a statement, slowest of {times.Count}", times.Max(), GoalEnd)];
    }

    private static async Task<IReadOnlyList<Result>> ExportAsync(DatabaseConsole console, SampleDatabase database)
    {
        Console.Error.WriteLine("databases: export");
        await ExportAsync(console, "select generate_series(1, 20000), 'compiles'", CancellationToken.None, _ => { });
        var took = TimeSpan.Zero;
        var grown = await MemoryGrowth.OfAsync(async () =>
        {
            var clock = Stopwatch.GetTimestamp();
            if (await ExportAsync(console, Exported, CancellationToken.None, _ => { }) is { } error)
                throw new InvalidOperationException($"The export has failed: {error.Reason.Code}.");
            took = Stopwatch.GetElapsedTime(clock);
        });
        var times = new List<double>();
        for (var i = 0; i < Times; i++)
        {
            using var cancel = new CancellationTokenSource();
            var pid = 0;
            var export = ExportAsync(console, Exported, cancel.Token, p => pid = p);
            await Task.Delay(TimeSpan.FromSeconds(4), TimeProvider.System);
            var clock = Stopwatch.GetTimestamp();
            await cancel.CancelAsync();
            if (await export is null)
                throw new InvalidOperationException("The export was over before it was cancelled.");
            times.Add(await GoneAsync(database, pid, clock));
        }
        return
        [
            Result.Limit("console: memory grows by, while 5,000,000 rows of three columns are exported as CSV", grown, MostExport, "MB", "N1"),
            Result.Note("console: rows exported", $"{5_000_000 / took.TotalSeconds:N0} rows/s"),
            Result.Time($"console: from cancelling the export to the end of the server's process, slowest of {Times}", times.Max(), GoalEnd),
        ];
    }

    /// <summary>As the download does it, into nothing.</summary>
    private static async Task<QueryError?> ExportAsync(DatabaseConsole console, string sql, CancellationToken cancellationToken, Action<int> begun)
    {
        await using var run = await BeginAsync(console, sql);
        begun(run.Identity.Pid);
        await using var output = new StreamWriter(Stream.Null, bufferSize: 32 * 1024);
        return await run.ExportAsync(output, ExportFormat.Csv, cancellationToken);
    }

    private static async Task<double> GoneAsync(SampleDatabase database, int pid, long clock)
    {
        while (await CountAsync(database, pid, "true") > 0)
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System);
        return Stopwatch.GetElapsedTime(clock).TotalMilliseconds;
    }

    private static async Task UntilAsync(SampleDatabase database, int pid, string looks)
    {
        while (await CountAsync(database, pid, looks) == 0)
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
    }

    private static Task<long> CountAsync(SampleDatabase database, int pid, string and) => database.ReadAsync<long>($"select count(*) from pg_stat_activity where pid = {pid} and {and}");
}
