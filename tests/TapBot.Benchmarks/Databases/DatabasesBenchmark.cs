using TapBot.Benchmarks.Published;

namespace TapBot.Benchmarks.Databases;

/// <summary>The room of databases in front of a real PostgreSQL that nobody else uses: what watching costs and whether it shows what happens, in this process; pages and answers, from the published portal.</summary>
internal static class DatabasesBenchmark
{
    public static async Task<IReadOnlyList<Result>> RunAsync(DatabasesBenchmarkOptions options)
    {
        using var work = await Workplace.OpenAsync(options.Portal);
        await using var database = await SampleDatabase.MakeAsync(options.Server);
        return [.. await SamplerBenchmark.RunAsync(database), .. await RatesBenchmark.RunAsync(database), .. await PublishedAsync(work, database)];
    }

    private static async Task<IReadOnlyList<Result>> PublishedAsync(Workplace work, SampleDatabase database)
    {
        await using var portal = await DatabasePortal.StartAsync(work.Program, work.NewData(), database);
        var console = await ConsoleBenchmark.RunAsync(portal, database);
        var export = await ExportBenchmark.RunAsync(portal, database);
        Console.Error.WriteLine($"databases: making {SampleDatabase.Tables:N0} tables");
        await database.FillAsync();
        return [.. console, .. export, .. await ObjectsBenchmark.RunAsync(portal, database), .. await PagesBenchmark.RunAsync(portal, database)];
    }
}
