namespace TapBot.Core.Monitoring;

/// <summary>Shares as they are told to people.</summary>
public static class Shares
{
    private const double Steps = 100_000;

    /// <summary>A share cut after three digits of its percentage: what is not everything is never told as everything.</summary>
    /// <param name="share">0 to 1.</param>
    public static double Cut(double share) => share >= 1 ? 1 : Math.Floor(Math.Max(share, 0) * Steps) / Steps;
}
