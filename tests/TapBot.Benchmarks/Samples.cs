namespace TapBot.Benchmarks;

/// <summary>The same thing measured again and again.</summary>
internal sealed class Samples(IEnumerable<double> values)
{
    private readonly double[] ordered = [.. values.Order()];

    public int Count => ordered.Length;

    public double Median => At(0.50);

    public double P95 => At(0.95);

    public double Most => ordered is [] ? double.NaN : ordered[^1];

    /// <summary>The value that so large a share of all values does not exceed (nearest rank).</summary>
    private double At(double share) => ordered is [] ? double.NaN : ordered[(int)Math.Ceiling(share * ordered.Length) - 1];
}
