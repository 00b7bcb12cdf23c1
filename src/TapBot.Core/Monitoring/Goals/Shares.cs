namespace TapBot.Core.Monitoring;

/// <summary>Shares as they are told to people.</summary>
public static class Shares
{
    private const double Rounding = 1e-9;

    /// <summary>A share as per cent, cut after some digits: what is not everything is never told as everything, so 0.99999 is 99.99.</summary>
    /// <param name="share">0 to 1.</param>
    /// <param name="digits">How many digits behind the point, 0 to 6.</param>
    public static double Percent(double share, int digits = 2)
    {
        var perCent = Math.Pow(10, digits);
        return share >= 1 ? 100 : Math.Min(Math.Floor((Math.Max(share, 0) * 100 * perCent) + Rounding), (100 * perCent) - 1) / perCent;
    }
}
