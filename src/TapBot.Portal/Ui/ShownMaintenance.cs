using TapBot.Core.Figures;
using TapBot.Core.Monitoring;

namespace TapBot.Portal.Ui;

/// <summary>What somebody works on, so that every light of it is shown as that, wherever it stands. Cascades over all pages.</summary>
/// <param name="open">The windows that the reader may see.</param>
/// <param name="time">The clock: a window ends by itself.</param>
public sealed class ShownMaintenance(OpenMaintenance open, TimeProvider time)
{
    /// <summary>Nothing is worked on.</summary>
    public static ShownMaintenance None { get; } = new(OpenMaintenance.None, TimeProvider.System);

    /// <summary>The window that a thing is in; null when in none.</summary>
    /// <param name="key">The key of its light.</param>
    /// <param name="server">The server it belongs to; null when to none.</param>
    public MaintenanceWindow? WindowOf(string key, ServerName? server) => open.Of(key, server, time.GetUtcNow());

    /// <summary>Maintenance when the thing is in it, else the colour it has by itself.</summary>
    /// <param name="key">The key of its light.</param>
    /// <param name="server">The server it belongs to; null when to none.</param>
    /// <param name="own">That colour.</param>
    public LightColour Of(string key, ServerName? server, LightColour own) => WindowOf(key, server) is null ? own : LightColour.Maintenance;
}
