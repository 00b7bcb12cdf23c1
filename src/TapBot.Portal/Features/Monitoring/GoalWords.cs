using System.Globalization;
using TapBot.Core.Databases;
using TapBot.Core.Figures;
using TapBot.Core.Monitoring;
using TapBot.Portal.Resources;
using TapBot.Portal.Shell;
using TapBot.Portal.Ui.Formatting;

namespace TapBot.Portal.Features.Monitoring;

/// <summary>Goals in words.</summary>
internal static class GoalWords
{
    private const char Gap = '\u00A0';

    /// <summary>The resource key of what a goal is called.</summary>
    public static string Title(GoalKind kind) => kind switch
    {
        GoalKind.ApiResponse => "monitoring.goal.api",
        GoalKind.CacheHit => "monitoring.goal.cache",
        GoalKind.Uptime => "monitoring.goal.uptime",
        _ => "monitoring.goal.ssl",
    };

    /// <summary>Whether the goal is the most or the least.</summary>
    public static string Sign(GoalKind kind) => kind is GoalKind.ApiResponse ? "atMost" : "atLeast";

    /// <summary>The resource key of how it is met.</summary>
    public static string Verdict(ServiceLevel level) => level.Colour switch
    {
        LightColour.Green => "monitoring.met",
        LightColour.Unknown => "monitoring.unclear",
        _ => "monitoring.missed",
    };

    /// <summary>The value now; a dash when it is not known.</summary>
    public static string Value(Texts texts, ServiceLevel? level) => level?.Value is { } value ? Figure(texts, level.Kind, value) : Format.Nothing;

    /// <summary>A figure of that goal: a time rounded up, a share cut, so that nothing looks better than it is.</summary>
    public static string Figure(Texts texts, GoalKind kind, double value) =>
        kind is GoalKind.ApiResponse ? Math.Ceiling(value).ToString("N0", CultureInfo.CurrentCulture) + Gap + texts["ui.unit.ms"] : Percent(value);

    /// <summary>A share as per cent, cut.</summary>
    public static string Percent(double share) => Shares.Percent(share).ToString("0.##", CultureInfo.CurrentCulture) + Gap + "%";

    /// <summary>Where one reads more about it; null where there is no such page.</summary>
    public static string? Address(GoalKind kind, ServiceLevel? level) => kind switch
    {
        GoalKind.ApiResponse => PortalUrls.Proxy(),
        GoalKind.CacheHit => DatabaseName.TryParse(level?.Source, null, out var database) ? PortalUrls.Database(database) : PortalUrls.Databases(),
        GoalKind.SslCoverage => PortalUrls.Certificates(),
        _ => null,
    };
}
