using System.Globalization;

namespace TapBot.Benchmarks;

/// <summary>Prints results as a table for the documentation.</summary>
internal static class Table
{
    // The portal in this process says on the console that it is ready: whoever wants the table reads standard output, and everything else goes elsewhere.
    private static readonly TextWriter Output = Console.Out;

    /// <summary>Sends everything but the table to standard error.</summary>
    public static void TakeOutput() => Console.SetOut(Console.Error);

    /// <summary>Prints.</summary>
    /// <returns>The exit code: 1 when something failed.</returns>
    public static int Print(IReadOnlyList<Result> results)
    {
        Output.WriteLine("| measured | value | goal | | load |");
        Output.WriteLine("|---|---|---|---|---|");
        foreach (var result in results)
            Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {result.What} | {result.Measured} | {result.Goal} | {Word(result.Verdict)} | {result.Load:F1} |"));
        return results.Any(r => r.Verdict == Verdict.Failed) ? 1 : 0;
    }

    private static string Word(Verdict verdict) => verdict switch
    {
        Verdict.Met => "met",
        Verdict.Missed => "missed",
        Verdict.Failed => "**FAILED**",
        _ => "",
    };
}
