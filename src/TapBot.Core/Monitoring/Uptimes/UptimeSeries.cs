using TapBot.Core.Figures;

namespace TapBot.Core.Monitoring;

/// <summary>What uptime is called in the history: <c>uptime/container/server/name</c>, for a check without a server <c>uptime/check/name</c>; 1 for a look that found a thing not red and 0 for one that found it red.</summary>
internal static class UptimeSeries
{
    /// <summary>The first part of all of them.</summary>
    public const string Root = "uptime";

    /// <summary>The share of all things that are not red, of those that are known. For those who may see everything.</summary>
    public static readonly SeriesName All = SeriesName.Of("goals", "availability");

    /// <summary>The share of web endpoints whose certificates clients accept. For those who may see everything.</summary>
    public static readonly SeriesName Ssl = SeriesName.Of("goals", "sslCoverage");

    /// <summary>The series of a thing. A check that is moved to another server begins anew there: what it was before counts for the server where it was.</summary>
    public static SeriesName Of(WatchedLight light)
    {
        var kind = light.Kind.ToString().ToLowerInvariant();
        return light.Kind is LightKind.Container or LightKind.Check && light.Scope.Server is { } server ? SeriesName.Of(Root, kind, server.Value, light.Name) : SeriesName.Of(Root, kind, light.Name);
    }

    /// <summary>True for what is a service to somebody: a machine that is short of something, or a certificate that ends soon, is not down.</summary>
    public static bool Counts(WatchedLight light) => light.Kind is LightKind.Engine or LightKind.Container or LightKind.Database or LightKind.Proxy or LightKind.Check;

    /// <summary>What a look says: true for not red, false for red; null when nobody can tell, or when it is being worked on.</summary>
    public static bool? IsUp(LightColour colour) => colour switch
    {
        LightColour.Green or LightColour.Yellow => true,
        LightColour.Red => false,
        _ => null,
    };
}
