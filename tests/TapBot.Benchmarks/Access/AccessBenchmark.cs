using TapBot.Benchmarks.Published;

namespace TapBot.Benchmarks.Access;

/// <summary>The doors: rights on a hot path, sign-in under attack, and a right that is taken while a page is open.</summary>
internal static class AccessBenchmark
{
    public static async Task<IReadOnlyList<Result>> RunAsync(DirectoryInfo? portal)
    {
        using var work = await Workplace.OpenAsync(portal);
        return
        [
            .. await RightsBenchmark.RunAsync(),
            .. await SignInBenchmark.RunAsync(work.Program, work.NewData()),
            .. await DemotionBenchmark.RunAsync(work.Program, work.NewData()),
        ];
    }
}
