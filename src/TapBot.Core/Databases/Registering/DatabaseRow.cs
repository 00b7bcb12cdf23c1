namespace TapBot.Core.Databases;

/// <summary>A registered instance as it is stored.</summary>
internal sealed class DatabaseRow
{
    /// <summary>The name in small letters.</summary>
    public required string Key { get; set; }

    public required string Name { get; set; }

    public required string Host { get; set; }

    public required int Port { get; set; }

    public required string Database { get; set; }

    public required DatabaseTls Tls { get; set; }

    public string? Server { get; set; }

    public List<DatabaseLogInRow> LogIns { get; set; } = [];
}
