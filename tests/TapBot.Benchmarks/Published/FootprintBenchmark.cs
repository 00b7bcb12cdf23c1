using Microsoft.Playwright;

namespace TapBot.Benchmarks.Published;

/// <summary>What the published portal costs the machine: start, processor time when nobody looks, memory when three people look at 50 containers.</summary>
internal static class FootprintBenchmark
{
    private const int Containers = 50, Starts = 4;
    private const double GoalReady = 1_500, GoalMemory = 185, GoalIdle = 1, MostIdle = 2, GoalEngine = 0.2;

    /// <summary>Until what is done once after a start is done: the first minute of the history of figures names its series.</summary>
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(90);

    private static readonly TimeSpan Window = TimeSpan.FromSeconds(60);

    public static async Task<IReadOnlyList<Result>> RunAsync(EngineOptions options)
    {
        using var work = await Workplace.OpenAsync(options.Portal);
        await using var samples = new SampleContainers(new DockerCli(options.Engine), options.Image);
        Console.Error.WriteLine("footprint: containers");
        var speaking = await samples.RunAsync("speaking", "while :; do echo \"$EPOCHREALTIME INFO still here\"; sleep 1; done");
        await samples.FillUpAsync(Containers);
        var data = work.NewData();
        return [.. await StartsAsync(work.Program, data, options.Engine), .. await RunsAsync(work.Program, data, options.Engine, speaking)];
    }

    private static async Task<IReadOnlyList<Result>> StartsAsync(DirectoryInfo program, DirectoryInfo data, Uri engine)
    {
        Console.Error.WriteLine("footprint: starts");
        var times = new List<double>();
        for (var i = 0; i <= Starts; i++)
        {
            await using var portal = await PublishedPortal.StartAsync(program, data, engine);
            times.Add(portal.ReadyAfter.TotalMilliseconds);
            if (i == 0)
                await portal.SetUpAsync();
        }
        return
        [
            Result.Note("start to \"is ready\", the first time (the store is made)", $"{times[0]:N0} ms"),
            Result.Time($"start to \"is ready\", median of {Starts}", new Samples(times.Skip(1)).Median, GoalReady),
        ];
    }

    private static async Task<IReadOnlyList<Result>> RunsAsync(DirectoryInfo program, DirectoryInfo data, Uri engine, string speaking)
    {
        Console.Error.WriteLine("footprint: nobody looks");
        var daemon = await EngineProcess.FindAsync(engine);
        var before = await EngineRise.AloneAsync(daemon, Window);
        IReadOnlyList<double> idle;
        long atStart, withPages;
        await using (var portal = await PublishedPortal.StartAsync(program, data, engine))
        {
            await Task.Delay(Settle, TimeProvider.System);
            idle = await CpuWindow.MeasureAsync(Window, [portal.Id, .. daemon is { } known ? [known] : Array.Empty<int>()]);
            atStart = Machine.MemoryOf(portal.Id);
            Console.Error.WriteLine("footprint: three pages");
            withPages = await WithPagesAsync(portal, speaking);
        }
        var after = await EngineRise.AloneAsync(daemon, Window);
        return
        [
            Result.Limit("processor time of the portal when nobody looks, 60 s", idle[0], GoalIdle, MostIdle, "% of a core", "N2"),
            new EngineRise(before, idle.Count > 1 ? idle[1] : null, after).Of("dockerd's processor time rises by, when nobody looks", GoalEngine),
            Result.Note("memory of the portal before the first page", $"{Megabytes(atStart):N0} MB"),
            Result.Limit($"memory of the portal, {Containers} containers, 3 pages open for 60 s", Megabytes(withPages), GoalMemory, "MB"),
        ];
    }

    private static async Task<long> WithPagesAsync(PublishedPortal portal, string speaking)
    {
        await using var browser = await Browser.StartAsync();
        var context = await browser.SignInAsync(portal.Address, PublishedPortal.UserName, PublishedPortal.Password);
        foreach (var path in new[] { "/containers", $"/containers/{PublishedPortal.Server}/{speaking}", $"/containers/{PublishedPortal.Server}/{speaking}/log" })
        {
            var page = await context.NewPageAsync();
            await page.GotoAsync(path);
            await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).WaitForAsync();
        }
        await Task.Delay(Window, TimeProvider.System);
        return Machine.MemoryOf(portal.Id);
    }

    private static double Megabytes(long bytes) => bytes / 1024.0 / 1024.0;
}
