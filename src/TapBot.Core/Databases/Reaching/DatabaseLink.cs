using System.Data;
using System.Globalization;
using Npgsql;

namespace TapBot.Core.Databases;

/// <summary>How the portal connects to an instance: few and short-lived connections, statements that give up early, and a name that shows who it is.</summary>
internal static class DatabaseLink
{
    /// <summary>What sessions of the portal call themselves.</summary>
    public const string ApplicationName = "TapBot Portal";

    /// <summary>How long the portal waits for a connection, and for an answer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan Statement = TimeSpan.FromMilliseconds(2500), Lock = TimeSpan.FromMilliseconds(300);

    /// <summary>The connection string with the portal's limits in it.</summary>
    public static string For(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString)
        {
            ApplicationName = ApplicationName,
            Pooling = false,
            Timeout = (int)Patience.TotalSeconds,
            CommandTimeout = (int)Patience.TotalSeconds,
            CancellationTimeout = -1,
            IncludeErrorDetail = true,
            Enlist = false,
        };
        var limits = string.Create(CultureInfo.InvariantCulture,
            $"-c statement_timeout={Statement.TotalMilliseconds} -c lock_timeout={Lock.TotalMilliseconds} -c idle_in_transaction_session_timeout=10000 -c datestyle=ISO");
        builder.Options = string.IsNullOrWhiteSpace(builder.Options) ? limits : $"{builder.Options} {limits}";
        return builder.ConnectionString;
    }

    /// <summary>Connects. Types are not loaded from the catalog: the portal reads text, numbers and times, and the catalog may be locked.</summary>
    public static async Task<NpgsqlConnection> OpenAsync(string connectionString, CancellationToken cancellationToken)
    {
        var builder = new NpgsqlDataSourceBuilder(For(connectionString));
        builder.ConfigureTypeLoading(static types => types.EnableTypeLoading(false));
        var source = builder.Build();
        var connection = source.CreateConnection();
        connection.StateChange += (_, change) =>
        {
            if (change.CurrentState is ConnectionState.Closed or ConnectionState.Broken)
                source.Dispose();
        };
        try
        {
            await connection.OpenAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
