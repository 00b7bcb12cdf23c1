namespace TapBot.Core.Monitoring;

/// <summary>The windows of maintenance there are. Pure.</summary>
/// <param name="ByThing">By what they are of.</param>
public sealed record OpenMaintenance(IReadOnlyDictionary<string, MaintenanceWindow> ByThing)
{
    /// <summary>None.</summary>
    public static OpenMaintenance None { get; } = new(new Dictionary<string, MaintenanceWindow>());

    /// <summary>Those that are open, the one that ends first before the others; also those of things that have no light, since they rest or are gone.</summary>
    /// <param name="now">The time.</param>
    public IReadOnlyList<MaintenanceWindow> At(DateTimeOffset now) => [.. ByThing.Values.Where(w => w.IsOpen(now)).OrderBy(w => w.Until).ThenBy(w => w.Thing, StringComparer.Ordinal)];

    /// <summary>The window that a thing is in: its own, or else that of everything on its server; null when in none.</summary>
    /// <param name="key">The key of its light.</param>
    /// <param name="server">The server it belongs to; null when to none.</param>
    /// <param name="now">The time.</param>
    public MaintenanceWindow? Of(string key, ServerName? server, DateTimeOffset now) => ByThing.Count == 0 ? null : Open(key, now) ?? (server is { } on ? Open(LightKeys.Of(on), now) : null);

    private MaintenanceWindow? Open(string thing, DateTimeOffset now) => ByThing.TryGetValue(thing, out var window) && window.IsOpen(now) ? window : null;
}
