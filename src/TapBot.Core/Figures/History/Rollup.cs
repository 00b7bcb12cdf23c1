namespace TapBot.Core.Figures;

/// <summary>Samples of one stretch of time as one. The count makes combining two of them exact.</summary>
/// <param name="Count">How many samples; 0 for nothing.</param>
/// <param name="Sum">Their sum.</param>
/// <param name="Minimum">The least.</param>
/// <param name="Maximum">The greatest.</param>
internal readonly record struct Rollup(int Count, double Sum, double Minimum, double Maximum)
{
    /// <summary>One sample.</summary>
    public static Rollup Of(double value) => new(1, value, value, value);

    /// <summary>Their mean, between the least and the greatest whatever rounding does.</summary>
    public double Average => Math.Clamp(Sum / Count, Minimum, Maximum);

    /// <summary>Both together.</summary>
    public Rollup With(in Rollup other) => Count == 0 ? other : other.Count == 0
        ? this
        : new((int)Math.Min((long)Count + other.Count, int.MaxValue), Sum + other.Sum, Math.Min(Minimum, other.Minimum), Math.Max(Maximum, other.Maximum));
}
