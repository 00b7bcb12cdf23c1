using TapBot.Core.Access;

namespace TapBot.Core.Logs;

/// <summary>Finds the logs that a choice means, as far as rights go. The one way to a log that is not named by its key.</summary>
internal sealed class LogPlaces(ILogDirectory directory, ILogStore? store)
{
    /// <summary>What can be followed.</summary>
    public ILogDirectory Directory => directory;

    /// <summary>A place among lines as it is compared, whichever way it was written.</summary>
    public LogPosition Find(LogPosition position) =>
        position.Source is null ? position : position.Among([.. directory.Current.Select(e => e.Origin), .. (store?.Archives ?? []).Select(a => a.Origin)]);

    /// <summary>Logs of a choice that these rights may see, in the order of their names: each place once, with the writer that lives, or else the last one.</summary>
    public IReadOnlyList<LogPlace> Find(LogSelection selection, Rights rights)
    {
        var places = new Dictionary<(ServerName, string), LogPlace>();
        foreach (var entry in directory.Current)
        {
            if (!rights.Allows(Permission.See, entry.Origin.Scope) || !selection.Matches(entry.Origin, entry.Labels))
                continue;
            var at = (entry.Origin.Server, entry.Origin.Place);
            if (!places.TryGetValue(at, out var other) || (entry.IsAlive && other.Entry?.IsAlive != true))
                places[at] = new LogPlace(entry.Origin, entry, null);
        }
        foreach (var archive in store?.Archives ?? [])
        {
            var origin = archive.Origin;
            if (!rights.Allows(Permission.See, origin.Scope))
                continue;
            var at = (origin.Server, origin.Place);
            if (places.TryGetValue(at, out var known))
                places[at] = known with { Archive = archive };
            else if (selection.Matches(origin, archive.Labels) && !directory.Current.Any(e => e.Origin.Server == origin.Server && e.Origin.Place == origin.Place))
                places[at] = new LogPlace(origin, null, archive);
        }
        return [.. places.Values.OrderBy(p => p.Origin.Source, StringComparer.OrdinalIgnoreCase)];
    }
}
