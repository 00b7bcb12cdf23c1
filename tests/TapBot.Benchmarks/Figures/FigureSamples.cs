namespace TapBot.Benchmarks.Figures;

/// <summary>Samples as they come.</summary>
internal static class FigureSamples
{
    /// <summary>The six figures of a container, by the number of the series: processor time that jitters, memory that drifts, a network with bursts, disks that are mostly quiet.</summary>
    public static double Container(Random random, int series, double before) => (series % 6) switch
    {
        0 => 0.02 + random.NextDouble() * 0.03 + (random.Next(50) == 0 ? random.NextDouble() : 0),
        1 => Math.Max(4_096, (before == 0 ? 200_000_000 : before) + (random.Next(-20, 21) * 4_096)),
        2 or 3 => random.Next(4) == 0 ? random.NextDouble() * 200_000 : 512 + (random.Next(8) * 66 / 5.0),
        _ => random.Next(12) == 0 ? random.Next(1, 400) * 4_096 / 5.0 : 0,
    };

    /// <summary>Nothing but chance.</summary>
    public static double Noise(Random random, int series, double before) => random.NextDouble() * (series + 1);
}
