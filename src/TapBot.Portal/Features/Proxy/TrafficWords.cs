using TapBot.Core.Figures;
using TapBot.Core.Proxy;
using TapBot.Portal.Resources;
using TapBot.Portal.Ui.Formatting;

namespace TapBot.Portal.Features.Proxy;

/// <summary>Traffic in words.</summary>
internal static class TrafficWords
{
    private const double Slow = 1000;

    /// <summary>A time, with a mark when it is hardly more than a guess.</summary>
    public static string Of(Format format, ProxyPercentile? percentile) => percentile is not { } known
        ? Format.Nothing
        : (known.IsAtLeast ? "> " : known.IsCoarse ? "≈ " : "") + format.Milliseconds(TimeSpan.FromMilliseconds(known.Milliseconds));

    /// <summary>What that mark means.</summary>
    public static string? Why(Texts texts, Format format, ProxyPercentile? percentile) => percentile switch
    {
        { IsAtLeast: true } => texts["proxy.traffic.atLeast"],
        { IsCoarse: true, To: { } to } known => texts.Of("proxy.traffic.coarse", format.Milliseconds(TimeSpan.FromMilliseconds(known.From)), format.Milliseconds(TimeSpan.FromMilliseconds(to))),
        _ => null,
    };

    /// <summary>How p95 stands to its goal; unknown when the buckets do not tell.</summary>
    public static LightColour Light(ProxyTraffic traffic) => traffic.P95 switch
    {
        null => LightColour.Unknown,
        { } known when known.Meets(ProxyTraffic.GoalMilliseconds) is true => LightColour.Green,
        { } known when known.Meets(Slow) is false => LightColour.Red,
        { } known when known.Meets(ProxyTraffic.GoalMilliseconds) is false => LightColour.Yellow,
        _ => LightColour.Unknown,
    };

    /// <summary>That light in words.</summary>
    public static string Word(Texts texts, ProxyTraffic traffic) => texts[Light(traffic) switch
    {
        LightColour.Green => "proxy.goal.met",
        LightColour.Unknown => traffic.P95 is null ? "proxy.goal.quiet" : "proxy.goal.unclear",
        _ => "proxy.goal.missed",
    }];
}
