using TapBot.Core.Databases;

namespace TapBot.Testing.Databases;

/// <summary>Registered instances for tests.</summary>
internal static class SomeRegistered
{
    /// <summary>A password that would do harm if a text were built by hand.</summary>
    public const string Password = "it's \"secret\";Host=evil.example;Passfile=/etc/passwd";

    public static DatabaseDraft Draft(string host = "db.example", int port = 5432, DatabaseTls tls = DatabaseTls.Prefer, string user = "tapbot_monitor", string? password = Password, LogInDraft? reader = null) =>
        new(host, port, Tls: tls, Monitor: new LogInDraft(user, password), Reader: reader);

    public static RegisteredDatabase Database(string name = "shop", string host = "db.example") => DatabaseDraftRules.Made(DatabaseName.Parse(name), Draft(host), null);
}
