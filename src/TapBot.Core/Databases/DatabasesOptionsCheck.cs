using Microsoft.Extensions.Options;
using Npgsql;
using TapBot.Core.Servers;

namespace TapBot.Core.Databases;

/// <summary>Says everything that is wrong with the configured databases, at once and without a password.</summary>
internal sealed class DatabasesOptionsCheck(IOptions<ServersOptions> servers) : IValidateOptions<DatabasesOptions>
{
    public ValidateOptionsResult Validate(string? name, DatabasesOptions options)
    {
        var problems = options.Databases.SelectMany((database, i) => Problems($"TapBot:Databases:{i}", database)).ToList();
        problems.AddRange(options.Databases.Where(d => d.Name.Length > 0).GroupBy(d => d.Name, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1)
            .Select(g => $"TapBot:Databases: the name '{g.Key}' is given to {g.Count()} databases; every database needs its own."));
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private IEnumerable<string> Problems(string key, DatabaseEntry database)
    {
        if (!DatabaseName.TryParse(database.Name, null, out _))
            yield return $"{key}:Name is '{database.Name}'; legal are 1 to 63 letters, digits, dots, dashes and underscores, beginning with a letter or digit.";
        foreach (var (part, text, needed) in new[]
        {
            (nameof(database.ConnectionString), database.ConnectionString, true),
            (nameof(database.ReaderConnectionString), database.ReaderConnectionString, false),
            (nameof(database.OperatorConnectionString), database.OperatorConnectionString, false),
            (nameof(database.WriterConnectionString), database.WriterConnectionString, false),
        })
        {
            if (string.IsNullOrWhiteSpace(text) ? needed : !IsConnection(text))
                yield return $"{key}:{part} cannot be used; legal is Host=name;Port=5432;Username=name;Password=secret;Database=name, with Host and Username at least.";
        }
        if (database.Server is { } server && !servers.Value.Servers.Any(s => s.Name == server))
            yield return $"{key}:Server is '{server}'; legal are the names in TapBot:Servers: {string.Join(", ", servers.Value.Servers.Select(s => s.Name))}.";
    }

    private static bool IsConnection(string text)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(text) is { Host.Length: > 0, Username.Length: > 0 };
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or FormatException or KeyNotFoundException)
        {
            return false;
        }
    }
}
