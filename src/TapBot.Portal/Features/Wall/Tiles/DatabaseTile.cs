using TapBot.Core.Databases;
using TapBot.Core.Figures;
using TapBot.Core.Monitoring;
using TapBot.Portal.Ui.Formatting;

namespace TapBot.Portal.Features.Wall;

/// <summary>A PostgreSQL instance: cache hit ratio, connections, transactions.</summary>
internal static class DatabaseTile
{
    private const string Product = "PostgreSQL";

    public static IEnumerable<BoardTile> AllOf(BoardData data, TileWords words)
    {
        var watched = data.Databases.Where(d => d.HasLight).ToList();
        return watched.Select(d => Of(d, data, words, watched.Count > 1 ? d.Name.Value : Product));
    }

    private static BoardTile Of(DatabaseInstance database, BoardData data, TileWords words, string title)
    {
        var (metrics, format) = (database.Metrics, new Format(words.Texts));
        return new BoardTile($"database:{database.Name}", title, database.Colour, TileWords.Cut(metrics?.CacheHitRatio, 1))
        {
            Unit = words.Texts["wall.unit.cacheHit"],
            Lines = metrics is null ? [] :
            [
                words.Texts.Of("wall.database.connections", metrics.ConnectionsUsed is { } used ? format.Count(used) : Format.Nothing, format.Count(metrics.ConnectionsLimit)),
                words.Texts.Of("wall.database.transactions", format.Number(metrics.TransactionsPerSecond)),
            ],
            Rows = [.. RowsOf(database, words)],
            Series = DatabaseSeries.Of(database.Name, "transactionsPerSecond"),
            At = metrics?.At,
            Every = DatabaseMetrics.Every,
        };
    }

    private static IEnumerable<TileRow> RowsOf(DatabaseInstance database, TileWords words)
    {
        var bad = database.Lights.Count == 0 ? [] : database.Lights.Values.Select(l => (l.Colour, l.Reason)).Concat(database.Dangers.Select(d => (d.Colour, Reason: d.Says)))
            .Where(l => l.Colour > LightColour.Maintenance).OrderByDescending(l => l.Colour).ToList();
        return bad.Count > 0 ? bad.Select(l => new TileRow(words.Say(l.Reason), "", l.Colour))
            : database.Colour > LightColour.Maintenance ? [new TileRow(words.Say(database.Reason), "", database.Colour)] : [];
    }
}
