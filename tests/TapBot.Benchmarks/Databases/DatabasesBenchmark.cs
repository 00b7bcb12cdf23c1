namespace TapBot.Benchmarks.Databases;

/// <summary>The room of databases in front of a real PostgreSQL that nobody else uses: what watching costs, whether it shows what happens, how long pages and the console take.</summary>
internal static class DatabasesBenchmark
{
    /// <summary>The server to measure with: what was given, or else that of the tests. Null after saying that there is none.</summary>
    public static string? ServerOf(string? given)
    {
        var server = given ?? Environment.GetEnvironmentVariable("TAPBOT_TEST_POSTGRES");
        if (!string.IsNullOrEmpty(server))
            return server;
        Console.Error.WriteLine("databases: --database CONNECTION, or TAPBOT_TEST_POSTGRES, is missing: a PostgreSQL that nobody else uses, as a superuser.");
        return null;
    }

    public static async Task<IReadOnlyList<Result>> RunAsync(string server)
    {
        await using var database = await SampleDatabase.MakeAsync(server);
        return
        [
            .. await SamplerBenchmark.RunAsync(database),
            .. await RatesBenchmark.RunAsync(database),
            .. await ConsoleBenchmark.RunAsync(database),
            .. await PagesBenchmark.RunAsync(database),
        ];
    }
}
