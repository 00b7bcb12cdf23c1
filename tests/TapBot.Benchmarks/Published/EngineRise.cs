namespace TapBot.Benchmarks.Published;

/// <summary>How much more of a core an engine takes with the portal. The engine alone is measured before and after, so that other work it has does not count as the portal's.</summary>
/// <param name="Before">Its share of a core in per cent before the portal; null when the engine runs elsewhere.</param>
/// <param name="With">The same with the portal.</param>
/// <param name="After">The same after it.</param>
internal readonly record struct EngineRise(double? Before, double? With, double? After)
{
    /// <summary>What an engine takes now that it is alone; null when it runs elsewhere.</summary>
    public static async Task<double?> AloneAsync(int? engine, TimeSpan window) => engine is { } known ? (await CpuWindow.MeasureAsync(window, known))[0] : null;

    /// <summary>The line of the table; it cannot fail.</summary>
    public Result Of(string what, double? goal)
    {
        if (this is not { Before: { } before, With: { } with, After: { } after })
            return Result.Note(what, $"unknown: the engine runs elsewhere");
        var (rise, full) = (with - (before + after) / 2, $"{what} (alone {before:N2} and {after:N2}, with the portal {with:N2})");
        return goal is { } most ? Result.Aim(full, rise, most, "% of a core", "N2") : Result.Note(full, $"{rise:N2} % of a core");
    }
}
