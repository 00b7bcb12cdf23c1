using TapBot.Core.Logs;

namespace TapBot.Portal.Features.Logs;

/// <summary>The strip of time as its script draws it.</summary>
/// <param name="From">Where it begins, in milliseconds since the Unix epoch.</param>
/// <param name="Step">How long each stretch is, in milliseconds.</param>
/// <param name="Bars">For each stretch four numbers, one after the other: errors, warnings, other lines, debug.</param>
public sealed record StripData(long From, long Step, IReadOnlyList<long> Bars)
{
    /// <summary>How many numbers a stretch has.</summary>
    public const int Kinds = 4;

    /// <summary>How many lines of a level there are in all; fatal ones count as errors, those that say nothing as info, traces as debug.</summary>
    public long Total(LineLevel level) => Bars.Where((_, i) => i % Kinds == KindOf(level)).Sum();

    /// <summary>The counts of a time, and how it is divided.</summary>
    public static StripData Of(LogHistogram histogram, StripTime time)
    {
        var bars = new long[histogram.Buckets * Kinds];
        for (var bucket = 0; bucket < histogram.Buckets; bucket++)
        {
            foreach (var level in Enum.GetValues<LineLevel>())
                bars[(bucket * Kinds) + KindOf(level)] += histogram.Count(bucket, level);
        }
        return new StripData(time.From.ToUnixTimeMilliseconds(), (long)time.Step.TotalMilliseconds, bars);
    }

    private static int KindOf(LineLevel level) => level switch
    {
        LineLevel.Error or LineLevel.Fatal => 0,
        LineLevel.Warn => 1,
        LineLevel.Debug or LineLevel.Trace => 3,
        _ => 2,
    };
}
