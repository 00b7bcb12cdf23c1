using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TapBot.Core.Storage;
using TapBot.Core.Streaming;
using TapBot.Core.Wording;

namespace TapBot.Core.Figures;

/// <summary>
/// Which bounds hold: those edited for the one object, else those edited for all, else those of the configuration, else those of the room. Asked by samplers at every reading, so it answers from
/// memory; what is in memory is what the store had when it was last read.
/// </summary>
internal sealed class ThresholdBook(IEnumerable<IThresholdRoom> rooms, IOptions<ThresholdsOptions> options, PortalStorage storage, TimeProvider time)
{
    /// <summary>So many objects can have bounds of their own for one figure.</summary>
    public const int MostExceptions = 200;

    private readonly StoreReading reading = new();
    private readonly IReadOnlyList<IThresholdRoom> rooms = [.. rooms];
    private FrozenDictionary<(string Name, string Of), ThresholdSetting> edited = FrozenDictionary<(string, string), ThresholdSetting>.Empty;

    /// <summary>Every threshold there is.</summary>
    public IEnumerable<NamedThreshold> All => rooms.SelectMany(r => r.Thresholds);

    /// <summary>The threshold of that name, or null.</summary>
    public NamedThreshold? Find(string name) => All.FirstOrDefault(t => t.Name == name);

    /// <summary>What can have bounds of its own.</summary>
    public IReadOnlyList<ThresholdObject> ObjectsOf(NamedThreshold named) => rooms.First(r => r.Thresholds.Contains(named)).Objects;

    /// <summary>Raised when bounds have changed.</summary>
    public Pulse Changes { get; } = new();

    /// <summary>The bounds of a figure of an object.</summary>
    public Threshold InForce(NamedThreshold named, string of) => SettingOf(named, of).Bounds;

    /// <summary>What holds for an object; for all when it is empty.</summary>
    public ThresholdSetting SettingOf(NamedThreshold named, string of)
    {
        var now = Volatile.Read(ref edited);
        return (of.Length > 0 ? now.GetValueOrDefault((named.Name, of)) : null) ?? now.GetValueOrDefault((named.Name, "")) ?? BaseOf(named);
    }

    /// <summary>What holds for all when nothing is edited.</summary>
    public ThresholdSetting BaseOf(NamedThreshold named) => options.Value.Thresholds.TryGetValue(named.Name, out var entry)
        ? new ThresholdSetting(null, entry.Over(named.Default), ThresholdOrigin.Configuration)
        : new ThresholdSetting(null, named.Default, ThresholdOrigin.Default);

    /// <summary>What is edited, for one object or, when it is empty, for all; null when nothing is.</summary>
    public ThresholdSetting? EditedOf(NamedThreshold named, string of) => Volatile.Read(ref edited).GetValueOrDefault((named.Name, of));

    /// <summary>The objects that have bounds of their own.</summary>
    public IReadOnlyList<ThresholdSetting> ExceptionsOf(NamedThreshold named) =>
        [.. Volatile.Read(ref edited).Where(e => e.Key.Name == named.Name && e.Key.Of.Length > 0).Select(e => e.Value).OrderBy(s => s.Of, StringComparer.OrdinalIgnoreCase)];

    /// <summary>Reads what is stored. What cannot be used (a bound that is not legal any more) is left out.</summary>
    public Task LoadAsync(CancellationToken cancellationToken) => reading.TakeAsync(() => storage.ReadAsync(db => db.Set<ThresholdRow>().ToListAsync(cancellationToken)), Take, cancellationToken);

    /// <summary>Keeps bounds, and makes them hold at once. Answers what is wrong with them instead, given what is stored now.</summary>
    public async Task<Phrase?> SetAsync(NamedThreshold named, string of, ThresholdEntry change)
    {
        var flaw = await storage.WriteAsync(async db =>
        {
            var rows = await db.Set<ThresholdRow>().Where(t => t.Name == named.Name).ToListAsync(CancellationToken.None);
            var row = rows.Find(r => r.Of == of);
            var bounds = change.Over((row ?? rows.Find(r => r.Of.Length == 0)) is { } nearest ? BoundsOf(nearest, named) : BaseOf(named).Bounds);
            if (named.Flaw(bounds) is { } wrong)
                return wrong;
            if (row is null && of.Length > 0 && rows.Count > MostExceptions)
                return Phrase.Of("thresholds.full", ("most", MostExceptions));
            if (row is null)
                db.Add(row = new ThresholdRow { Name = named.Name, Of = of });
            (row.Yellow, row.Red, row.Hysteresis, row.Duration, row.SetAt) = (bounds.Yellow, bounds.Red, bounds.Hysteresis, bounds.Duration.TotalSeconds, time.GetUtcNow());
            return null;
        }, CancellationToken.None);
        await LoadAsync(CancellationToken.None);
        return flaw;
    }

    /// <summary>Forgets edited bounds; what they stood before holds at once. False when there were none.</summary>
    public async Task<bool> ResetAsync(NamedThreshold named, string of)
    {
        var count = await storage.WriteAsync(db => db.Set<ThresholdRow>().Where(t => t.Name == named.Name && t.Of == of).ExecuteDeleteAsync(CancellationToken.None), CancellationToken.None);
        await LoadAsync(CancellationToken.None);
        return count > 0;
    }

    private void Take(List<ThresholdRow> rows)
    {
        var found = from row in rows
                    let named = Find(row.Name)
                    where named is not null
                    let bounds = BoundsOf(row, named)
                    where named.Flaw(bounds) is null
                    select KeyValuePair.Create((row.Name, row.Of), new ThresholdSetting(row.Of.Length > 0 ? row.Of : null, bounds, ThresholdOrigin.Edited, row.SetAt));
        var (now, before) = (found.ToFrozenDictionary(), Volatile.Read(ref edited));
        if (now.Count == before.Count && now.All(e => before.GetValueOrDefault(e.Key) == e.Value))
            return;
        Volatile.Write(ref edited, now);
        Changes.Raise();
    }

    private static Threshold BoundsOf(ThresholdRow row, NamedThreshold named) => new(row.Yellow, row.Red, named.Default.HighIsBad, row.Hysteresis, TimeSpan.FromSeconds(row.Duration));
}
