using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Npgsql;

namespace TapBot.Core.Storage;

internal sealed class StorageOptionsValidator : IValidateOptions<StorageOptions>
{
    private const string Key = "TapBot:Storage:ConnectionString";

    public ValidateOptionsResult Validate(string? name, StorageOptions options)
    {
        try
        {
            if (options.Provider == StorageProvider.PostgreSql)
                return Check(new NpgsqlConnectionStringBuilder(options.ConnectionString));
            _ = new SqliteConnectionStringBuilder(options.ConnectionString);
            return ValidateOptionsResult.Success;
        }
        catch (ArgumentException exception)
        {
            // The text of the connection string may hold a password and is not repeated.
            return ValidateOptionsResult.Fail($"{Key} cannot be read: {exception.Message} Legal: key=value pairs divided by semicolons.");
        }
    }

    private static ValidateOptionsResult Check(NpgsqlConnectionStringBuilder connection) =>
        string.IsNullOrEmpty(connection.Host) || string.IsNullOrEmpty(connection.Database)
            ? ValidateOptionsResult.Fail($"{Key} is missing or names no host or no database; legal with PostgreSql: Host=...;Database=...;Username=...;Password=...")
            : ValidateOptionsResult.Success;
}
