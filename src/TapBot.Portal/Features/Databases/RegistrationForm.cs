using System.Globalization;
using TapBot.Core.Databases;

namespace TapBot.Portal.Features.Databases;

/// <summary>What stands in the form of a registered instance, while it is filled in.</summary>
public sealed class RegistrationForm
{
    private const string Loopback = "127.0.0.1";

    public string Name { get; set; } = "";

    public string Host { get; set; } = "";

    public int Port { get; set; } = 5432;

    public string Database { get; set; } = "postgres";

    public DatabaseTls Tls { get; set; } = DatabaseTls.Prefer;

    /// <summary>Empty for that of the container behind it, or none.</summary>
    public string Server { get; set; } = "";

    public IReadOnlyList<LogInEntry> LogIns { get; } = [.. Enum.GetValues<LogInKind>().Select(k => new LogInEntry(k))];

    /// <summary>The form for an instance that was found; where its container is stands in it already.</summary>
    public static RegistrationForm Of(DatabaseInstance found) => new()
    {
        Name = found.Name.Value,
        // The name of a container means the same after a restart; where it means nothing, its addresses are tried.
        Host = found.Container ?? (IsSocket(found) ? Loopback : ""),
        Port = IsSocket(found) && int.TryParse(found.Address.AsSpan(found.Address!.LastIndexOf(':') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : 5432,
        Server = found.Scope.Server?.Value ?? "",
    };

    // Registered instances have no sockets, which belong to the machine's own users; by default a server listens on both.
    private static bool IsSocket(DatabaseInstance found) => found is { Container: null, Address: ['/', ..] };

    /// <summary>The form for an instance that is registered. Its passwords are not known here.</summary>
    public static RegistrationForm Of(Registration registration)
    {
        var form = new RegistrationForm
        {
            Name = registration.Name.Value,
            Host = registration.Host,
            Port = registration.Port,
            Database = registration.Database,
            Tls = registration.Tls,
            Server = registration.Server?.Value ?? "",
        };
        foreach (var known in registration.LogIns)
        {
            var entry = form.LogIns.Single(l => l.Kind == known.Kind);
            (entry.User, entry.KeptFor) = (known.User, known.IsLost ? null : known.User);
        }
        return form;
    }

    /// <summary>What the form asks for.</summary>
    public DatabaseDraft ToDraft() => new(
        Host.Trim(), Port, Database.Trim(), Tls, ServerName.TryParse(Server, null, out var server) ? server : null, Draft(LogInKind.Monitor), Draft(LogInKind.Reader), Draft(LogInKind.Operator), Draft(LogInKind.Writer));

    private LogInDraft? Draft(LogInKind kind) => LogIns.Single(l => l.Kind == kind) is { IsEmpty: false } entry ? new LogInDraft(entry.User.Trim(), entry.Password) : null;
}
