using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using TapBot.Core.Access;
using TapBot.Core.Figures;
using TapBot.Core.Storage;
using TapBot.Core.Streaming;
using TapBot.Core.Wording;

namespace TapBot.Core.Monitoring;

/// <summary>The windows, in the store and in memory. Unguarded, so it stays in this room.</summary>
internal sealed class MaintenanceBook(PortalStorage storage, TimeProvider time)
{
    /// <summary>As many there may be at a time.</summary>
    public const int Most = 500;

    private readonly StoreReading reading = new();
    private ImmutableDictionary<string, (MaintenanceWindow Window, Scope Scope)> all = ImmutableDictionary<string, (MaintenanceWindow, Scope)>.Empty;
    private OpenMaintenance every = OpenMaintenance.None;

    /// <summary>How many there are.</summary>
    public int Count => Volatile.Read(ref all).Count;

    /// <summary>Raised when they have changed.</summary>
    public Pulse Changes { get; } = new();

    /// <summary>The open window of exactly that thing, and where it belongs; null when there is none.</summary>
    public (MaintenanceWindow Window, Scope Scope)? Find(string thing) => Volatile.Read(ref all).TryGetValue(thing, out var found) && found.Window.IsOpen(time.GetUtcNow()) ? found : null;

    /// <summary>A light as it is to be shown: within a window, its own or that of its server, it is maintenance whatever it would be otherwise.</summary>
    public WatchedLight Applied(WatchedLight light)
    {
        return Volatile.Read(ref every).Of(light.Key, light.Scope.Server, time.GetUtcNow()) is not { } open ? light : light with
        {
            Colour = LightColour.Maintenance,
            Reason = Phrase.Of("monitoring.maintenance.reason", ("reason", open.Reason), ("until", open.Until)),
            Since = open.From,
            Window = open,
        };
    }

    /// <summary>Those that may be seen with such rights.</summary>
    public OpenMaintenance Visible(Rights rights) => new(Volatile.Read(ref all)
        .Where(w => rights.Allows(Permission.See, w.Value.Scope) || (w.Value.Scope.Server is { } server && w.Key == LightKeys.Of(server) && rights.AllowsOn(Permission.See, server)))
        .ToDictionary(w => w.Key, w => w.Value.Window));

    /// <summary>Reads them from the store; those that are over are left out.</summary>
    public Task LoadAsync(CancellationToken cancellationToken) => reading.TakeAsync(() => storage.ReadAsync(db => db.Set<MaintenanceRow>().ToListAsync(cancellationToken)), Take, cancellationToken);

    /// <summary>Opens a window, in the place of one that the thing may have; and forgets all that are over.</summary>
    public async Task OpenAsync(MaintenanceWindow window, Scope scope)
    {
        await storage.WriteAsync(async db =>
        {
            var now = time.GetUtcNow();
            await db.Set<MaintenanceRow>().Where(m => m.Thing == window.Thing || m.Until <= now).ExecuteDeleteAsync(CancellationToken.None);
            db.Add(new MaintenanceRow { Thing = window.Thing, Server = scope.Server?.Value, Project = scope.Project, From = window.From, Until = window.Until, Reason = window.Reason });
        }, CancellationToken.None);
        await LoadAsync(CancellationToken.None);
    }

    /// <summary>Ends the window of a thing; false when there is none.</summary>
    public async Task<bool> EndAsync(string thing)
    {
        var ended = await storage.WriteAsync(db => DropAsync(db, thing), CancellationToken.None);
        await LoadAsync(CancellationToken.None);
        return ended > 0;
    }

    /// <summary>Takes the window of a thing that is gone out of the store, within what else is written; <see cref="LoadAsync"/> ends it here.</summary>
    public static Task<int> DropAsync(PortalDbContext db, string thing) => db.Set<MaintenanceRow>().Where(m => m.Thing == thing).ExecuteDeleteAsync(CancellationToken.None);

    /// <summary>The thing belongs to another server from now on, within what else is written; <see cref="LoadAsync"/> tells it here.</summary>
    public static Task<int> MoveAsync(PortalDbContext db, string thing, string? server) =>
        db.Set<MaintenanceRow>().Where(m => m.Thing == thing).ExecuteUpdateAsync(m => m.SetProperty(r => r.Server, server), CancellationToken.None);

    private void Take(List<MaintenanceRow> rows)
    {
        var now = time.GetUtcNow();
        var read = rows.Where(r => r.Until > now).ToImmutableDictionary(r => r.Thing, r => (new MaintenanceWindow(r.Thing, r.From, r.Until, r.Reason) { Server = ScopeOf(r).Server }, ScopeOf(r)));
        if (read.Count == Count && read.All(r => all.TryGetValue(r.Key, out var known) && known == r.Value))
            return;
        Volatile.Write(ref all, read);
        Volatile.Write(ref every, new OpenMaintenance(read.ToDictionary(r => r.Key, r => r.Value.Item1)));
        Changes.Raise();
    }

    private static Scope ScopeOf(MaintenanceRow row) => new(row.Server is { } server ? ServerName.Parse(server) : null, row.Project);
}
