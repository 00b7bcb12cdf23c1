using System.Globalization;
using Npgsql;

namespace TapBot.Core.Databases;

/// <summary>A registered instance with its passwords, as this process holds it. Never leaves the room.</summary>
internal sealed record RegisteredDatabase
{
    public required DatabaseName Name { get; init; }

    public required string Host { get; init; }

    public required int Port { get; init; }

    public required string Database { get; init; }

    public required DatabaseTls Tls { get; init; }

    public ServerName? Server { get; init; }

    public required IReadOnlyDictionary<LogInKind, RegisteredLogIn> LogIns { get; init; }

    /// <summary>Where it is, without any log-in.</summary>
    public NpgsqlConnectionStringBuilder Place => new() { Host = Host, Port = Port, Database = Database, SslMode = Mode(Tls) };

    /// <summary>True when a log-in was kept and its password cannot be read any more.</summary>
    public bool HasLost => LogIns.Values.Any(l => l.Password is null);

    /// <summary>What the driver is told for a log-in; null when there is none, or its password cannot be read.</summary>
    public string? ConnectionString(LogInKind kind)
    {
        if (LogIns.GetValueOrDefault(kind) is not { Password: { } password } logIn)
            return null;
        var to = Place;
        (to.Username, to.Password) = (logIn.User, password);
        return to.ConnectionString;
    }

    /// <summary>What a password is sealed for: it opens for this user of this server only, so that nobody who writes into the store can have it sent elsewhere.</summary>
    public string PurposeOf(LogInKind kind, string user) =>
        string.Create(CultureInfo.InvariantCulture, $"database/{KeyOf(Name)}/{kind}/{user}@{Host}:{Port}/{Tls}");

    /// <summary>Names that differ in case only are one.</summary>
    public static string KeyOf(DatabaseName name) => name.Value.ToLowerInvariant();

    private static SslMode Mode(DatabaseTls tls) => tls switch
    {
        DatabaseTls.Disable => SslMode.Disable,
        DatabaseTls.Require => SslMode.Require,
        DatabaseTls.VerifyCa => SslMode.VerifyCA,
        DatabaseTls.VerifyFull => SslMode.VerifyFull,
        _ => SslMode.Prefer,
    };
}
