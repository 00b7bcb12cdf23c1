using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace TapBot.Core.Storage;

/// <summary>Makes contexts of the configured engine. The options are built once; a context is cheap and lives for one piece of work.</summary>
internal sealed class PortalDbContexts
{
    /// <summary>How PostgreSQL knows the portal's connections.</summary>
    public const string ApplicationName = "tapbot-portal";

    private readonly Func<PortalDbContext> create;

    public PortalDbContexts(IOptions<StorageOptions> options, DataDirectory directory, ILoggerFactory loggers)
    {
        if (options.Value.Provider == StorageProvider.PostgreSql)
        {
            var postgres = Configure(new DbContextOptionsBuilder<PostgresPortalDbContext>(), loggers).UseNpgsql(PostgresConnection(options.Value)).Options;
            create = () => new PostgresPortalDbContext(postgres);
            return;
        }
        var connection = new SqliteConnectionStringBuilder(options.Value.ConnectionString) { ForeignKeys = true, DefaultTimeout = 5 };
        connection.DataSource = SqliteFile = Path.GetFullPath(connection.DataSource is "" ? "portal.db" : connection.DataSource, directory.Path);
        var sqlite = Configure(new DbContextOptionsBuilder<SqlitePortalDbContext>(), loggers)
            .UseSqlite(connection.ConnectionString).AddInterceptors(new SqlitePragmas()).Options;
        create = () => new SqlitePortalDbContext(sqlite);
    }

    /// <summary>The database file; null with PostgreSQL.</summary>
    public string? SqliteFile { get; }

    public PortalDbContext Create() => create();

    private static DbContextOptionsBuilder<T> Configure<T>(DbContextOptionsBuilder<T> builder, ILoggerFactory loggers)
        where T : PortalDbContext => builder.UseLoggerFactory(loggers);

    /// <summary>Npgsql's own patience (15 s to connect, 30 s for a command) is too long for a page, and Kerberos is looked for where its library is missing; what is configured wins.</summary>
    private static string PostgresConnection(StorageOptions options)
    {
        var given = new NpgsqlConnectionStringBuilder(options.ConnectionString);
        var connection = new NpgsqlConnectionStringBuilder { Timeout = 5, CommandTimeout = 10, CancellationTimeout = 500, ApplicationName = ApplicationName, GssEncryptionMode = GssEncryptionMode.Disable };
        foreach (var key in given.Keys)
            connection[key] = given[key];
        return connection.ConnectionString;
    }
}
