using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TapBot.Core.Storage;
using TapBot.Core.Streaming;
using TapBot.Core.Wording;

namespace TapBot.Core.Monitoring;

/// <summary>Every check there is: those of the configuration, and those in the store. Answers from memory; unguarded, so it stays in this room.</summary>
internal sealed class CheckBook(IOptions<MonitoringOptions> options, PortalStorage storage, TimeProvider time)
{
    private readonly Pulse changes = new();
    private readonly StoreReading reading = new();
    private readonly IReadOnlyList<CheckPlan> given = [.. options.Value.Checks.Select(c => new CheckPlan(c.Name, c.Question, CheckOrigin.Configuration))];
    private IReadOnlyList<CheckPlan> edited = [];

    /// <summary>All of them: as the configuration has them, then by name.</summary>
    public IReadOnlyList<CheckPlan> All => [.. given, .. Volatile.Read(ref edited)];

    /// <summary>True when there may be no more.</summary>
    public bool IsFull => All.Count >= CheckRules.Most;

    /// <summary>Completes when they have changed. Take it first, then look.</summary>
    public Task NextAsync() => changes.NextAsync();

    /// <summary>The check of that name, whatever the case of its letters, or null.</summary>
    public CheckPlan? Find(string? name) => All.FirstOrDefault(c => IsSame(c.Name, name));

    /// <summary>That there is no check of a name.</summary>
    public static Phrase Missing(string name) => Phrase.Of("monitoring.checks.notFound", ("check", name));

    /// <summary>Reads what is stored. A check whose name the configuration has taken since waits in the store. One that is not legal any more is there with its flaw: people change or remove it.</summary>
    public Task LoadAsync(CancellationToken cancellationToken) => reading.TakeAsync(() => storage.ReadAsync(db => db.Set<CheckRow>().OrderBy(c => c.Name).ToListAsync(cancellationToken)), Take, cancellationToken);

    /// <summary>Keeps a question under a name; a new check begins without a window of maintenance that was of another one of its name, and one that changes its server takes its own along. Answers null when there is a check of it and should not be, when there is none and should be, or when there are too many.</summary>
    public async Task<CheckPlan?> SaveAsync(string name, CheckQuestion asked, bool isNew)
    {
        var stored = await storage.WriteAsync(async db =>
        {
            var rows = await db.Set<CheckRow>().ToListAsync(CancellationToken.None);
            var row = rows.Find(c => IsSame(c.Name, name));
            if (isNew != row is null || (isNew && given.Count + rows.Count >= CheckRules.Most))
                return false;
            if (row is null)
            {
                db.Add(row = new CheckRow { Name = name, Url = "", Status = "" });
                await MaintenanceBook.DropAsync(db, LightKeys.OfCheck(name));
            }
            else if (row.Server != asked.Server)
            {
                await MaintenanceBook.MoveAsync(db, LightKeys.OfCheck(row.Name), asked.Server);
            }
            row.Ask(asked, time.GetUtcNow());
            return true;
        }, CancellationToken.None);
        await LoadAsync(CancellationToken.None);
        return stored ? Find(name) : null;
    }

    /// <summary>Forgets a check, and the window of maintenance that it is in; false when there is none.</summary>
    public async Task<bool> RemoveAsync(string name)
    {
        var count = await storage.WriteAsync(async db =>
        {
            await MaintenanceBook.DropAsync(db, LightKeys.OfCheck(name));
            return await db.Set<CheckRow>().Where(c => c.Name == name).ExecuteDeleteAsync(CancellationToken.None);
        }, CancellationToken.None);
        await LoadAsync(CancellationToken.None);
        return count > 0;
    }

    private void Take(List<CheckRow> rows)
    {
        var now = rows.Where(r => !given.Any(g => IsSame(g.Name, r.Name))).Select(r => new CheckPlan(r.Name, r.Question(), CheckOrigin.Edited, r.ChangedAt)).ToList();
        if (now.SequenceEqual(Volatile.Read(ref edited)))
            return;
        Volatile.Write(ref edited, now);
        changes.Raise();
    }

    private static bool IsSame(string name, string? other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);
}
