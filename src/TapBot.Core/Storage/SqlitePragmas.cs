using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace TapBot.Core.Storage;

/// <summary>
/// How SQLite is run, beside WAL, which stands in the file itself. busy_timeout 5 s: another process of the portal (its command line) may write.
/// synchronous FULL and not the usual NORMAL: NORMAL may lose the last commits when the power goes, and the trail must not lose an intent
/// whose action has happened; the price is one fsync for each of the few commits a second that people and scripts cause.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = ON;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
