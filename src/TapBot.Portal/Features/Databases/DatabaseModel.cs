using TapBot.Core.Databases;
using TapBot.Core.Figures;
using TapBot.Portal.Features.Containers;
using TapBot.Portal.Features.Figures;
using TapBot.Portal.Features.Operations;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Databases;

/// <summary>A PostgreSQL instance as the API shows it.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Server">The server it belongs to; null when none is known.</param>
/// <param name="Project">The compose project of the container behind it.</param>
/// <param name="Container">The container behind it.</param>
/// <param name="Origin">found, configured or registered.</param>
/// <param name="Address">Host and port.</param>
/// <param name="Light">green, yellow, red or unknown.</param>
/// <param name="Reason">The light in words.</param>
/// <param name="Since">Since when it has that light.</param>
/// <param name="State">How the connection to it is doing.</param>
/// <param name="NeedsLogIn">True when the portal has no log-in for it that it could use.</param>
/// <param name="Version">The version of PostgreSQL; null until it was reached once.</param>
/// <param name="IsTooNew">True when that is newer than what the portal was written for.</param>
/// <param name="Role">What the monitor log-in is; null until it was in once.</param>
/// <param name="Missing">What could not be read, by part, and why.</param>
/// <param name="Events">What happened to it, as far as the portal knows.</param>
/// <param name="Lights">The lights of single figures, by the name of their threshold.</param>
/// <param name="Disk">When the disk will be full, in words, or why it is not known.</param>
/// <param name="Metrics">The latest figures; null until there are any.</param>
public sealed record DatabaseModel(
    DatabaseName Name, string? Server, string? Project, string? Container, DatabaseOrigin Origin, string? Address, LightColour Light, string Reason, DateTimeOffset Since, StreamStateModel State,
    bool NeedsLogIn, string? Version, bool IsTooNew, DatabaseRole? Role, IReadOnlyDictionary<string, Statement> Missing,
    IReadOnlyList<DatabaseEvent> Events, IReadOnlyDictionary<string, FigureLightModel> Lights, Statement Disk, DatabaseMetrics? Metrics)
{
    /// <summary>An instance in the words of the reader.</summary>
    public static DatabaseModel Of(Texts texts, DatabaseInstance instance) => new(
        instance.Name, instance.Scope.Server?.Value, instance.Scope.Project, instance.Container, instance.Origin, instance.Address, instance.Colour, texts.Say(instance.Reason), instance.Since,
        StreamStateModel.Of(texts, instance.State), instance.NeedsLogIn, instance.Version, instance.IsTooNew, instance.Role,
        instance.Missing.ToDictionary(m => m.Key, m => Statement.Of(texts, m.Value)), instance.Events, instance.Lights.ToDictionary(l => l.Key, l => FigureLightModel.Of(texts, l.Value)), Statement.Of(texts, instance.Disk.Says), instance.Metrics);
}
