using Npgsql;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>Opens connections to the instance of a target; where a host's name means nothing here, the addresses of the container behind it are tried.</summary>
internal static class DatabaseDoor
{
    /// <summary>A connection of the monitor log-in, or of another that the target has.</summary>
    /// <exception cref="DatabaseException">It cannot be reached or refuses.</exception>
    public static async Task<NpgsqlConnection> OpenAsync(DatabaseTarget target, string connectionString, CancellationToken cancellationToken, DatabaseLimits? limits = null)
    {
        try
        {
            return await DatabaseLink.OpenAsync(connectionString, cancellationToken, limits);
        }
        catch (Exception failed) when (!cancellationToken.IsCancellationRequested)
        {
            if (DatabaseTrouble.IsUnknownName(failed))
            {
                foreach (var address in target.Addresses.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                {
                    if (await TryAsync(new NpgsqlConnectionStringBuilder(connectionString) { Host = address }.ConnectionString, limits, cancellationToken) is { } connection)
                        return connection;
                }
            }
            throw Explained(failed, target, connectionString);
        }
    }

    /// <summary>The failure with its reason for people.</summary>
    public static DatabaseException Explained(Exception failed, DatabaseTarget target, string connectionString) =>
        failed as DatabaseException ?? new DatabaseException(
            target.IsUp ? DatabaseTrouble.Describe(failed, connectionString, target.Container) : Phrase.Of("databases.trouble.down", ("container", target.Container)), failed);

    private static async Task<NpgsqlConnection?> TryAsync(string connectionString, DatabaseLimits? limits, CancellationToken cancellationToken)
    {
        try
        {
            return await DatabaseLink.OpenAsync(connectionString, cancellationToken, limits);
        }
        catch (Exception failed) when (!cancellationToken.IsCancellationRequested && failed is not PostgresException)
        {
            return null;
        }
    }
}
