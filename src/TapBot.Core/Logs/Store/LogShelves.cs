using System.Diagnostics.CodeAnalysis;

namespace TapBot.Core.Logs;

/// <summary>
/// The archives by server and place. One that has lines is kept; an empty one only as long as somebody else holds it: a job that runs every minute under a new name must not
/// leave anything behind once its lines have gone. Thread-safe.
/// </summary>
internal sealed class LogShelves
{
    private readonly Lock gate = new();
    private readonly Dictionary<(ServerName Server, string Place), Shelf> shelves = [];

    /// <summary>The archive of an origin's server and place, made when nobody has it.</summary>
    public LogArchive Of(LogOrigin origin, Func<LogOrigin, LogArchive> make)
    {
        lock (gate)
        {
            if (TryFind(origin, out var archive))
                return archive;
            archive = make(origin);
            Put(origin, archive);
            return archive;
        }
    }

    public LogArchive? Find(ServerName server, string place)
    {
        lock (gate)
            return shelves.TryGetValue((server, place), out var shelf) && shelf.Known.TryGetTarget(out var archive) ? archive : null;
    }

    /// <summary>Puts an archive that was found on the disk in its place. False when that is taken.</summary>
    public bool TryAdd(LogOrigin origin, LogArchive archive)
    {
        lock (gate)
        {
            if (TryFind(origin, out _))
                return false;
            Put(origin, archive);
            return true;
        }
    }

    /// <summary>The archives that have lines, or had some a moment ago.</summary>
    public List<LogArchive> Kept()
    {
        lock (gate)
        {
            var kept = new List<LogArchive>(shelves.Count);
            foreach (var shelf in shelves.Values)
            {
                if (shelf.Kept is { } archive)
                    kept.Add(archive);
            }
            return kept;
        }
    }

    /// <summary>Lets go of what is empty.</summary>
    public void Sweep()
    {
        lock (gate)
        {
            foreach (var (key, shelf) in shelves)
            {
                shelf.Kept?.Blocks.WhenEmpty(() => shelf.Kept = null);
                if (shelf.Kept is null && !shelf.Known.TryGetTarget(out _))
                    shelves.Remove(key);
            }
        }
    }

    private bool TryFind(LogOrigin origin, [NotNullWhen(true)] out LogArchive? archive)
    {
        archive = null;
        return shelves.TryGetValue((origin.Server, origin.Place), out var shelf) && shelf.Known.TryGetTarget(out archive);
    }

    private void Put(LogOrigin origin, LogArchive archive)
    {
        var shelf = new Shelf(archive);
        archive.Blocks.WhenFilled(() => shelf.Kept = archive);
        shelves[(origin.Server, origin.Place)] = shelf;
    }

    private sealed class Shelf(LogArchive archive)
    {
        /// <summary>Null while it is empty. The archive's lock guards it.</summary>
        public volatile LogArchive? Kept;

        public WeakReference<LogArchive> Known { get; } = new(archive);
    }
}
