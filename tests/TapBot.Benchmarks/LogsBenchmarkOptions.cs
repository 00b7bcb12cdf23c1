using System.Globalization;

namespace TapBot.Benchmarks;

/// <summary>What to compare.</summary>
/// <param name="Engine">Its address.</param>
/// <param name="Lines">How many lines the log has.</param>
/// <param name="Repetitions">How often each reader reads it.</param>
/// <param name="Image">An image of that engine with awk.</param>
internal sealed record LogsBenchmarkOptions(Uri Engine, int Lines = 1_200_000, int Repetitions = 3, string Image = "sandbox/base:1")
{
    /// <summary>Reads the command line; null after saying what is wrong with it.</summary>
    public static LogsBenchmarkOptions? Parse(string[] arguments)
    {
        if (arguments is not [var address, .. var rest] || !Uri.TryCreate(address, UriKind.Absolute, out var engine))
            return Wrong("an engine's address is missing");
        var options = new LogsBenchmarkOptions(engine);
        for (; rest.Length > 0; rest = rest[2..])
        {
            if (rest is ["--image", var image, ..])
                options = options with { Image = image };
            else if (rest is ["--lines", var lines, ..] && TryNumber(lines, out var count))
                options = options with { Lines = count };
            else if (rest is ["--repetitions", var repetitions, ..] && TryNumber(repetitions, out count))
                options = options with { Repetitions = count };
            else
                return Wrong($"'{string.Join(' ', rest)}' is not understood");
        }
        return options;
    }

    private static bool TryNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number is >= 1 and <= 9_999_999;

    private static LogsBenchmarkOptions? Wrong(string what)
    {
        Console.Error.WriteLine($"logs: {what}.");
        return null;
    }
}
