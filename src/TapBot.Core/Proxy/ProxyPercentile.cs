namespace TapBot.Core.Proxy;

/// <summary>A time that so many of all requests did not exceed.</summary>
/// <param name="Milliseconds">The time, or an estimate of it between its bounds.</param>
/// <param name="From">It is certainly not less, in milliseconds.</param>
/// <param name="To">It is certainly not more; null when it is beyond the last bucket, and nobody knows how far.</param>
public readonly record struct ProxyPercentile(double Milliseconds, double From, double? To)
{
    private const double Wide = 0.5;

    /// <summary>True when the bounds are so far apart that the figure is hardly more than a guess: Traefik's buckets are 100 ms, 300 ms, 1.2 s and 5 s unless somebody sets others.</summary>
    public bool IsCoarse => To is not { } to || to - From > Milliseconds * Wide;

    /// <summary>True when it is only known to be more.</summary>
    public bool IsAtLeast => To is null;

    /// <summary>Whether it is below a goal; null when the goal lies between its bounds.</summary>
    /// <param name="milliseconds">The goal.</param>
    public bool? Meets(double milliseconds) => To is { } to && to <= milliseconds ? true : From >= milliseconds ? false : null;

    internal static ProxyPercentile Exactly(double milliseconds) => new(milliseconds, milliseconds, milliseconds);
}
