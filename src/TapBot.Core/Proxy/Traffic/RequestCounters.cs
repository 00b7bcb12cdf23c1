namespace TapBot.Core.Proxy;

/// <summary>Counters of requests of one entry point, router or service, over all methods and protocols: since the start of the proxy, or what they grew by.</summary>
internal sealed class RequestCounters
{
    private const int ServerErrors = 500;

    private readonly Dictionary<int, double> byCode = [];

    public static RequestCounters Zero { get; } = new();

    /// <summary>All that ended.</summary>
    public double Requests => byCode.Values.Sum();

    /// <summary>Those with a status of 500 or more.</summary>
    public double Errors => byCode.Where(c => c.Key >= ServerErrors).Sum(c => c.Value);

    /// <summary>How many took no longer than so many seconds, by seconds; the last is infinity.</summary>
    public SortedDictionary<double, double> Buckets { get; } = [];

    public void Count(int code, double requests) => byCode[code] = byCode.GetValueOrDefault(code) + requests;

    public void CountWithin(double seconds, double requests) => Buckets[seconds] = Buckets.GetValueOrDefault(seconds) + requests;

    /// <summary>What they grew by since an earlier look. Each that is less than it was began anew in between.</summary>
    public RequestCounters Since(RequestCounters before)
    {
        var grown = new RequestCounters();
        foreach (var (code, count) in byCode)
            grown.Count(code, Growth(count, before.byCode.GetValueOrDefault(code)));
        foreach (var (seconds, count) in Buckets)
            grown.CountWithin(seconds, Growth(count, before.Buckets.GetValueOrDefault(seconds)));
        return grown;
    }

    /// <summary>Both together.</summary>
    public RequestCounters Plus(RequestCounters other)
    {
        var sum = new RequestCounters();
        foreach (var (code, count) in byCode.Concat(other.byCode))
            sum.Count(code, count);
        foreach (var (seconds, count) in Buckets.Concat(other.Buckets))
            sum.CountWithin(seconds, count);
        return sum;
    }

    /// <summary>The time that a share of the requests did not exceed: within its bucket they are taken to be spread evenly. Null when there were none.</summary>
    /// <param name="share">0 to 1.</param>
    public ProxyPercentile? Percentile(double share)
    {
        const double milliseconds = 1000;
        var all = Buckets.Count > 0 ? Buckets.Values.Max() : 0;
        if (all <= 0)
            return null;
        var (from, below, rank) = (0d, 0d, all * share);
        foreach (var (to, within) in Buckets)
        {
            if (within >= rank && within > below)
            {
                return double.IsPositiveInfinity(to)
                    ? new ProxyPercentile(from * milliseconds, from * milliseconds, null)
                    : new ProxyPercentile((from + ((to - from) * (rank - below) / (within - below))) * milliseconds, from * milliseconds, to * milliseconds);
            }
            (from, below) = (to, Math.Max(below, within));
        }
        return null;
    }

    private static double Growth(double now, double before) => now < before ? now : now - before;
}
