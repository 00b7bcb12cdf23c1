using TapBot.Core.Figures;
using TapBot.Core.Monitoring;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Monitoring;

/// <summary>The light of one thing as the API shows it.</summary>
/// <param name="Kind">server, engine, container, database, certificate, proxy or check.</param>
/// <param name="Key">Unique among all, such as container:server/name.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Server">The server it belongs to; null when to none.</param>
/// <param name="Project">The compose project it belongs to; null when to none.</param>
/// <param name="Light">green, yellow, red, unknown or maintenance.</param>
/// <param name="Reason">Why, in words.</param>
/// <param name="Since">Since when; null when for longer than the portal knows.</param>
/// <param name="MaintenanceOf">The thing whose maintenance it is in: itself, or its server; null when in none.</param>
/// <param name="MaintenanceUntil">Until when at the longest.</param>
public sealed record LightModel(LightKind Kind, string Key, string Name, string? Server, string? Project, LightColour Light, string Reason, DateTimeOffset? Since, string? MaintenanceOf, DateTimeOffset? MaintenanceUntil)
{
    /// <summary>A light in the words of the reader.</summary>
    public static LightModel Of(Texts texts, WatchedLight light) =>
        new(light.Kind, light.Key, light.Name, light.Scope.Server?.Value, light.Scope.Project, light.Colour, texts.Say(light.Reason), light.Since, light.Window?.Thing, light.Window?.Until);
}
