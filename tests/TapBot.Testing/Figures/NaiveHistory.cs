namespace TapBot.Testing.Figures;

/// <summary>What a history has to say, computed from all samples at once.</summary>
internal sealed class NaiveHistory
{
    private readonly List<(DateTimeOffset At, double Value)> samples = [];

    public void Add(DateTimeOffset at, double value) => samples.Add((at, value));

    /// <summary>By the beginning of each stretch that has a sample.</summary>
    public IReadOnlyDictionary<DateTimeOffset, (double Minimum, double Average, double Maximum)> Buckets(TimeSpan step, DateTimeOffset from, DateTimeOffset to) =>
        samples.Select(s => (Start: s.At - TimeSpan.FromTicks((s.At - DateTimeOffset.UnixEpoch).Ticks % step.Ticks), s.At, s.Value)).Where(s => s.Start >= from && s.At < to)
            .GroupBy(s => s.Start).ToDictionary(g => g.Key, g => (g.Min(s => s.Value), g.Average(s => s.Value), g.Max(s => s.Value)));
}
