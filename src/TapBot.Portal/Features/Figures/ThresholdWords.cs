using TapBot.Core.Figures;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Figures;

/// <summary>Thresholds in words.</summary>
internal static class ThresholdWords
{
    /// <summary>What the figure is called.</summary>
    public static string Title(Texts texts, NamedThreshold named) => texts[$"thresholds.{named.Name}"];

    /// <summary>On which side it is bad.</summary>
    public static string SideOf(NamedThreshold named) => named.Default.HighIsBad ? "high" : "low";

    /// <summary>What its bounds are written in.</summary>
    public static string UnitOf(Texts texts, NamedThreshold named) => texts[named.Unit switch
    {
        ThresholdUnit.Share => "thresholds.unit.share",
        ThresholdUnit.Days => "thresholds.unit.days",
        ThresholdUnit.Seconds => "thresholds.unit.seconds",
        ThresholdUnit.Bytes => "thresholds.unit.bytes",
        _ => "thresholds.unit.count",
    }];

    /// <summary>Who has said so.</summary>
    public static string Origin(Texts texts, ThresholdSetting setting) => setting switch
    {
        { Origin: ThresholdOrigin.Default } => texts["thresholds.origin.default"],
        { Origin: ThresholdOrigin.Configuration } => texts["thresholds.origin.configuration"],
        { Of: { } of } => texts.Of("thresholds.origin.only", of),
        _ => texts["thresholds.origin.edited"],
    };
}
