namespace TapBot.Core.Monitoring;

/// <summary>Shares as they are told to people.</summary>
public static class Shares
{
    private const double Steps = 10_000, Rounding = 1e-9;

    /// <summary>A share as per cent, cut after two digits: what is not everything is never told as everything, so 0.99999 is 99.99.</summary>
    /// <param name="share">0 to 1.</param>
    public static double Percent(double share) => share >= 1 ? 100 : Math.Min(Math.Floor((Math.Max(share, 0) * Steps) + Rounding), Steps - 1) / 100;
}
