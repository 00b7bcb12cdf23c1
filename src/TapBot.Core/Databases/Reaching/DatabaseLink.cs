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

    /// <summary>The connection string with the portal's limits in it.</summary>
    /// <param name="connectionString">As it was given.</param>
    /// <param name="limits">By default those of the portal's own statements.</param>
    public static string For(string connectionString, DatabaseLimits? limits = null)
    {
        limits ??= DatabaseLimits.Own;
        var builder = new NpgsqlConnectionStringBuilder(connectionString)
        {
            ApplicationName = ApplicationName,
            Pooling = false,
            Timeout = (int)Patience.TotalSeconds,
            CommandTimeout = (int)(limits.Statement + limits.Grace).TotalSeconds,
            CancellationTimeout = limits.CancelMilliseconds,
            IncludeErrorDetail = true,
            Enlist = false,
        };
        var options = string.Create(CultureInfo.InvariantCulture,
            $"-c statement_timeout={limits.Statement.TotalMilliseconds} -c lock_timeout={limits.Lock.TotalMilliseconds} -c idle_in_transaction_session_timeout={limits.Idle.TotalMilliseconds} -c datestyle=ISO{(limits.IsOwn ? " -c search_path=pg_catalog" : "")}");
        builder.Options = string.IsNullOrWhiteSpace(builder.Options) ? options : $"{builder.Options} {options}";
        return builder.ConnectionString;
    }

    /// <summary>Connects. Types are not loaded from the catalog: the portal reads text, numbers and times, and the catalog may be locked.</summary>
    public static async Task<NpgsqlConnection> OpenAsync(string connectionString, CancellationToken cancellationToken, DatabaseLimits? limits = null)
    {
        var builder = new NpgsqlDataSourceBuilder(For(connectionString, limits));
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
