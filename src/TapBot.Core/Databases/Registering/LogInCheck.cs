using Npgsql;

namespace TapBot.Core.Databases;

/// <summary>Connects with each log-in of an instance, and looks who that is there.</summary>
internal static class LogInCheck
{
    private const string Sql = "select current_setting('server_version'), coalesce((select rolsuper from pg_catalog.pg_roles where rolname = current_user), false)";

    /// <summary>All log-ins at the same moment, each over a connection of its own that ends with the answer.</summary>
    public static Task<LogInSeen[]> RunAsync(RegisteredDatabase database, DatabaseTarget target, CancellationToken cancellationToken) =>
        Task.WhenAll(database.LogIns.OrderBy(l => l.Key).Select(l => LookAsync(l.Key, l.Value.User, database.ConnectionString(l.Key)!, target, cancellationToken)));

    private static async Task<LogInSeen> LookAsync(LogInKind kind, string user, string logIn, DatabaseTarget target, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await DatabaseDoor.OpenAsync(target, logIn, cancellationToken);
            await using var command = new NpgsqlCommand(Sql, connection);
            await using var rows = await command.ExecuteReaderAsync(cancellationToken);
            await rows.ReadAsync(cancellationToken);
            return new LogInSeen(kind, user, rows.GetString(0).Split(' ')[0], rows.GetBoolean(1), null);
        }
        catch (Exception failed) when (failed is DatabaseException or NpgsqlException or TimeoutException or IOException && !cancellationToken.IsCancellationRequested)
        {
            return new LogInSeen(kind, user, null, false, DatabaseDoor.Explained(failed, target, logIn).Reason);
        }
    }
}
