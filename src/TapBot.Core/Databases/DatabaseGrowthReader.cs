using TapBot.Core.Access;
using TapBot.Core.Figures;

namespace TapBot.Core.Databases;

/// <summary>How the databases of an instance grow, from the history of their sizes, for whoever may see it.</summary>
public sealed class DatabaseGrowthReader
{
    private const int Points = 336;

    /// <summary>How far from a day or a week ago a size may have been read.</summary>
    private static readonly TimeSpan Near = TimeSpan.FromHours(1);

    private readonly HistoryReader history;
    private readonly TimeProvider time;

    internal DatabaseGrowthReader(HistoryReader history, TimeProvider time) => (this.history, this.time) = (history, time);

    /// <summary>The largest databases of an instance, largest first, with their growth as far as the actor may see its history.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="instance">The instance.</param>
    /// <param name="most">So many of them; at most <see cref="DatabaseSeries.MostSizes"/> have a history.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyList<DatabaseGrowth>> GetAsync(Actor actor, DatabaseInstance instance, int most, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(instance);
        var now = time.GetUtcNow();
        var grown = new List<DatabaseGrowth>();
        foreach (var database in instance.Metrics?.Databases.Take(most) ?? [])
        {
            var curve = await history.GetAsync(actor, DatabaseSeries.SizeOf(instance.Name, database.Name), now - DiskForecast.Window - Near, now, Points, cancellationToken);
            grown.Add(Of(database, curve.Buckets, now));
        }
        return grown;
    }

    /// <summary>The growth of a database by what its size has been.</summary>
    internal static DatabaseGrowth Of(DatabaseSize database, IReadOnlyList<HistoryBucket> past, DateTimeOffset now)
    {
        long? Since(TimeSpan ago) => Nearest(past, now - ago) is { } then && database.Bytes is { } bytes ? bytes - (long)then : null;
        return new DatabaseGrowth(database.Name, database.Bytes, Since(TimeSpan.FromDays(1)), Since(DiskForecast.Window), DiskForecast.GrowthOf(past.Select(b => (b.Start, b.Average))).BytesPerDay);
    }

    private static double? Nearest(IReadOnlyList<HistoryBucket> past, DateTimeOffset at) =>
        past.Where(b => (b.Start - at).Duration() <= Near).OrderBy(b => (b.Start - at).Duration()).Select(b => (double?)b.Average).FirstOrDefault();
}
