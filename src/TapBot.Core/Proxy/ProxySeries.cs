using TapBot.Core.Access;
using TapBot.Core.Figures;

namespace TapBot.Core.Proxy;

/// <summary>What the figures of a proxy are called in the history: <c>proxy/name/p95</c>. They are those of all its services together, so they belong to the server.</summary>
public static class ProxySeries
{
    /// <summary>The first part of all of them.</summary>
    public const string Root = "proxy";

    /// <summary>Requests per second.</summary>
    public const string Requests = "requestsPerSecond";

    /// <summary>Answers with a status of 500 or more as a share of all, 0 to 1.</summary>
    public const string Errors = "errorRatio";

    /// <summary>Half of the requests took no longer, in milliseconds.</summary>
    public const string P50 = "p50";

    /// <summary>95 of 100 took no longer, in milliseconds.</summary>
    public const string P95 = "p95";

    /// <summary>99 of 100 took no longer, in milliseconds.</summary>
    public const string P99 = "p99";

    private static readonly (string Figure, Func<ProxyTraffic, double?> Value)[] All =
    [
        (Requests, static t => t.RequestsPerSecond),
        (Errors, static t => t.ErrorRatio),
        (P50, static t => t.P50?.Milliseconds),
        (P95, static t => t.P95?.Milliseconds),
        (P99, static t => t.P99?.Milliseconds),
    ];

    /// <summary>The figures that have a history; the percentiles are in milliseconds.</summary>
    public static IEnumerable<string> Figures => All.Select(f => f.Figure);

    /// <summary>The name of a figure of a proxy.</summary>
    /// <param name="proxy">Its name.</param>
    /// <param name="figure">One of <see cref="Figures"/>.</param>
    public static SeriesName Of(string proxy, string figure) => SeriesName.Of(Root, proxy, figure);

    /// <summary>What a figure is of a reading; null when it is not known.</summary>
    /// <param name="traffic">The reading.</param>
    /// <param name="figure">One of <see cref="Figures"/>.</param>
    public static double? ValueOf(ProxyTraffic traffic, string figure) => All.First(f => f.Figure == figure).Value(traffic);

    /// <summary>Takes a look into the history; what is not known is a gap.</summary>
    internal static void Record(HistoryRecorder history, ProxyInstance proxy, DateTimeOffset at)
    {
        if (proxy.Traffic is not { } traffic)
            return;
        var scope = proxy.Scope.Server is { } server ? Scope.Of(server) : Scope.Portal;
        foreach (var (figure, value) in All)
        {
            if (value(traffic) is { } known)
                history.Add(Of(proxy.Name, figure), scope, at, known);
        }
    }
}
