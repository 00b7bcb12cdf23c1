using System.Collections.Concurrent;
using System.Globalization;
using TapBot.Core.Access;
using TapBot.Core.Containers;
using TapBot.Core.Figures;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>Finds the disk of an instance and says what becomes of it.</summary>
internal sealed class DiskFinder(ContainerReader containers, HistoryReader history, DiskLook look, TimeProvider time)
{
    private const int Points = 336;
    private static readonly TimeSpan Good = TimeSpan.FromMinutes(10), EnginePatience = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<DatabaseName, (long At, DiskGrowth Growth, bool IsOfSizes)> growths = new();

    /// <summary>The disk of an instance now.</summary>
    public async Task<DatabaseDisk> FindAsync(DatabaseTarget target, DiskClue clue, CancellationToken cancellationToken)
    {
        var (path, why) = await PathAsync(target, clue, cancellationToken);
        if (path is null)
            return DatabaseDisk.Unknown(why!);
        (var space, why) = await look.AtAsync(path, cancellationToken);
        if (space is null)
            return DatabaseDisk.Unknown(why!);
        if (!growths.TryGetValue(target.Name, out var known) || time.GetElapsedTime(known.At) >= Good)
        {
            var (growth, isOfSizes) = await GrowthAsync(target.Name, cancellationToken);
            growths[target.Name] = known = (time.GetTimestamp(), growth, isOfSizes);
        }
        return DiskForecast.Of(space, known.Growth, known.IsOfSizes);
    }

    private async Task<(string? Path, Phrase? Why)> PathAsync(DatabaseTarget target, DiskClue clue, CancellationToken cancellationToken)
    {
        if (!target.IsHere)
            return (null, Phrase.Of("databases.disk.unknown.elsewhere"));
        if (target is { Container: { } container, Scope.Server: { } server })
        {
            try
            {
                var details = ContainerName.TryParse(container, null, out var name) ? await containers.DescribeAsync(Actor.Portal, server, name, cancellationToken).WaitAsync(EnginePatience, time, cancellationToken) : null;
                return details is null
                    ? (null, Phrase.Of("databases.disk.unknown.engine", ("container", container)))
                    : DiskPath.OfContainer(details.Mounts, clue.Directory ?? DiskPath.Usual, container);
            }
            catch (Exception silent) when (silent is EngineSilentException or TimeoutException)
            {
                return (null, Phrase.Of("databases.disk.unknown.engine", ("container", container)));
            }
        }
        if (clue.Directory is null)
            return (null, Phrase.Of("databases.disk.unknown.directory"));
        // A tunnel looks like a server of this machine; its processes are not here.
        return IsProcessHere(clue.Process) ? (clue.Directory, null) : (null, Phrase.Of("databases.disk.unknown.elsewhere"));
    }

    private static bool IsProcessHere(int process)
    {
        try
        {
            return File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/cmdline")).Contains("postgres", StringComparison.Ordinal);
        }
        catch (Exception hidden) when (hidden is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private async Task<(DiskGrowth Growth, bool IsOfSizes)> GrowthAsync(DatabaseName name, CancellationToken cancellationToken)
    {
        var ofDisk = DiskForecast.GrowthOf(await UsedAsync(name, "diskUsedBytes", cancellationToken));
        if (ofDisk.BytesPerDay is not null)
            return (ofDisk, false);
        var ofSizes = DiskForecast.GrowthOf(await UsedAsync(name, "size", cancellationToken));
        return ofSizes.BytesPerDay is null ? (ofDisk, false) : (ofSizes, true);
    }

    private async Task<IEnumerable<(DateTimeOffset At, double Used)>> UsedAsync(DatabaseName name, string figure, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var curve = await history.GetAsync(Actor.Portal, DatabaseSeries.Of(name, figure), now - DiskForecast.Window, now, Points, cancellationToken);
        return curve.Buckets.Select(b => (b.Start, b.Average));
    }
}
