using System.Net;
using System.Text.RegularExpressions;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>What a draft must be like, and what becomes of it.</summary>
internal static partial class DatabaseDraftRules
{
    /// <summary>Characters of a host.</summary>
    public const int LongestHost = 255;

    /// <summary>Bytes of a name in PostgreSQL.</summary>
    public const int LongestName = 63;

    /// <summary>Characters of a password.</summary>
    public const int LongestPassword = 512;

    /// <summary>Everything that is wrong with a draft, by member.</summary>
    /// <param name="draft">What somebody gave.</param>
    /// <param name="before">What is registered under the name now.</param>
    /// <param name="servers">The servers there are.</param>
    public static IReadOnlyList<(string Member, Phrase Reason)> Flaws(DatabaseDraft? draft, RegisteredDatabase? before, IEnumerable<ServerName> servers)
    {
        var flaws = new List<(string, Phrase)>();
        if (!IsHost(draft?.Host))
            flaws.Add(("host", Phrase.Of("databases.registering.badHost")));
        if (draft is null)
            return flaws;
        if (draft.Port is < 1 or > ushort.MaxValue)
            flaws.Add(("port", Phrase.Of("databases.registering.badPort")));
        if (!IsName(draft.Database))
            flaws.Add(("database", Phrase.Of("databases.registering.badDatabase")));
        if (draft.Server is { } server && !servers.Contains(server))
            flaws.Add(("server", Phrase.Of("databases.registering.badServer", ("server", server.Value))));
        foreach (var kind in Enum.GetValues<LogInKind>())
        {
            var member = MemberOf(kind);
            if (draft.LogIn(kind) is not { } logIn)
            {
                if (kind == LogInKind.Monitor)
                    flaws.Add((member, Phrase.Of("databases.registering.monitorNeeded")));
            }
            else if (!IsName(logIn.User))
            {
                flaws.Add((member, Phrase.Of("databases.registering.badUser")));
            }
            else if (logIn.Password is { Length: > LongestPassword } || logIn.Password?.Contains('\0') == true)
            {
                flaws.Add((member, Phrase.Of("databases.registering.badPassword", ("most", LongestPassword))));
            }
            else if (PasswordFor(draft, kind, before) is null)
            {
                flaws.Add((member, Phrase.Of("databases.registering.passwordNeeded", ("user", logIn.User))));
            }
        }
        return flaws;
    }

    /// <summary>What a draft without flaws makes.</summary>
    public static RegisteredDatabase Made(DatabaseName name, DatabaseDraft draft, RegisteredDatabase? before) => new()
    {
        Name = before?.Name ?? name,
        Host = draft.Host,
        Port = draft.Port,
        Database = draft.Database,
        Tls = draft.Tls,
        Server = draft.Server,
        LogIns = Enum.GetValues<LogInKind>().Where(k => draft.LogIn(k) is not null).ToDictionary(k => k, k => new RegisteredLogIn(draft.LogIn(k)!.User, PasswordFor(draft, k, before))),
    };

    /// <summary>The member of a draft that a kind of log-in is.</summary>
    public static string MemberOf(LogInKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>A password is kept only for the user and the server it was given for: else whoever may change an instance could have it sent to a server of their own.</summary>
    private static string? PasswordFor(DatabaseDraft draft, LogInKind kind, RegisteredDatabase? before)
    {
        var logIn = draft.LogIn(kind)!;
        if (!string.IsNullOrEmpty(logIn.Password))
            return logIn.Password;
        return before is not null && before.Host == draft.Host && before.Port == draft.Port && before.Tls <= draft.Tls && before.LogIns.GetValueOrDefault(kind) is { } kept && kept.User == logIn.User
            ? kept.Password
            : null;
    }

    private static bool IsHost(string? host) => host is { Length: <= LongestHost } && (HostName().IsMatch(host) || (host.Contains(':') && !host.Contains('[') && IPAddress.TryParse(host, out _)));

    private static bool IsName(string? name) => name is { Length: >= 1 } && System.Text.Encoding.UTF8.GetByteCount(name) <= LongestName && !name.Any(char.IsControl);

    [GeneratedRegex(@"\A[a-zA-Z0-9_]([a-zA-Z0-9._-]*[a-zA-Z0-9_])?\.?\z", RegexOptions.CultureInvariant)]
    private static partial Regex HostName();
}
