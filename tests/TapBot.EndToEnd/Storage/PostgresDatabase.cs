using Npgsql;

namespace TapBot.EndToEnd.Storage;

/// <summary>An empty database on the second PostgreSQL of <c>test.sh</c>, which no test watches, dropped at the end.</summary>
internal sealed class PostgresDatabase : IAsyncDisposable
{
    private const string Variable = "TAPBOT_TEST_STORAGE";
    private readonly string name = "tapbot_" + Guid.NewGuid().ToString("n");

    private PostgresDatabase()
    {
    }

    /// <summary>What makes the portal keep everything there.</summary>
    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["TapBot:Storage:Provider"] = "PostgreSql",
        ["TapBot:Storage:ConnectionString"] = ConnectionString,
    };

    public string ConnectionString => new NpgsqlConnectionStringBuilder(Server) { Database = name }.ConnectionString;

    private static string Server => Environment.GetEnvironmentVariable(Variable)
        ?? throw new InvalidOperationException($"{Variable} is not set: the connection string of a superuser, as ./test.sh sets it.");

    public static async Task<PostgresDatabase> CreateAsync()
    {
        var database = new PostgresDatabase();
        await ExecuteAsync($"CREATE DATABASE {database.name}");
        return database;
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await ExecuteAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
    }

    private static async Task ExecuteAsync(string statement)
    {
        await using var connection = new NpgsqlConnection(Server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }
}
