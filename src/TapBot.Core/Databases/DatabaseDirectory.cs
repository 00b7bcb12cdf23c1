using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Npgsql;
using TapBot.Core.Access;
using TapBot.Core.Containers;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>Which instances there are: those in the configuration, those that are registered, every container of a PostgreSQL image, and every server that listens on a socket of this machine. Pure.</summary>
internal static partial class DatabaseDirectory
{
    private const int PostgresPort = 5432;

    /// <summary>
    /// The instances, by name. A configured or registered one that means a container takes that container's place, and with it its project: so it must mean just one. Addresses, published ports on this machine among
    /// them, mean something only on a server whose engine is here; other engines have the same ones.
    /// </summary>
    /// <param name="entries">What is configured.</param>
    /// <param name="registered">What is registered, under other names.</param>
    /// <param name="containers">What the engines have.</param>
    /// <param name="isHere">Says whether a server's engine is on this machine.</param>
    /// <param name="sockets">The sockets of this machine on which a PostgreSQL listens.</param>
    /// <param name="here">What this machine is called among the servers; null when none of them, or more than one, is here.</param>
    public static IReadOnlyList<DatabaseTarget> Of(
        IReadOnlyList<DatabaseEntry> entries, IReadOnlyList<RegisteredDatabase> registered, IEnumerable<Container> containers, Func<ServerName, bool> isHere, IReadOnlyList<LocalSocket>? sockets = null, ServerName? here = null)
    {
        var given = entries.Select(Configured).Concat(registered.Select(Registered)).ToList();
        var found = containers.Where(IsPostgres).OrderBy(c => c.Server.Value, StringComparer.Ordinal).ThenBy(c => c.Name, StringComparer.Ordinal).ToList();
        var targets = new List<DatabaseTarget>();
        foreach (var one in given)
        {
            var behind = Only(found, c => IsOf(one, c) && IsNameOf(one.Target.Name, c)) ?? Only(found, c => IsOf(one, c) && Means(one.To, c, isHere(c.Server)));
            if (behind is not null)
                found.Remove(behind);
            targets.Add(Placed(one, behind, behind is not null && isHere(behind.Server)));
        }
        foreach (var container in found)
        {
            if (NameFor(container, targets) is { } name)
                targets.Add(Found(name, container, isHere(container.Server)));
        }
        foreach (var socket in sockets ?? [])
        {
            if (!given.Exists(g => Means(g.To, socket)) && NameFor(socket, targets) is { } name)
                targets.Add(new DatabaseTarget { Name = name, Scope = here is { } machine ? Scope.Of(machine, null) : Scope.Portal, IsHere = true, Address = $"{socket.Directory}:{socket.Port.ToString(CultureInfo.InvariantCulture)}" });
        }
        return targets;
    }

    /// <summary>True for an image that is PostgreSQL, by the last part of its name: the official one and those that extend it.</summary>
    public static bool IsPostgres(Container container) => PostgresImage().IsMatch(container.Image);

    private static Given Configured(DatabaseEntry entry)
    {
        var to = new NpgsqlConnectionStringBuilder(entry.ConnectionString);
        return new(to, entry.Server is { } server ? ServerName.Parse(server) : null, new DatabaseTarget
        {
            Name = DatabaseName.Parse(entry.Name),
            Scope = Scope.Portal,
            Origin = DatabaseOrigin.Configured,
            Address = DatabaseTrouble.Address(to),
            Monitor = entry.ConnectionString,
            Operator = entry.OperatorConnectionString,
            Reader = entry.ReaderConnectionString,
            Writer = entry.WriterConnectionString,
        });
    }

    private static Given Registered(RegisteredDatabase database) => new(database.Place, database.Server, new DatabaseTarget
    {
        Name = database.Name,
        Scope = Scope.Portal,
        Origin = DatabaseOrigin.Registered,
        Address = DatabaseTrouble.Address(database.Place),
        Monitor = database.ConnectionString(LogInKind.Monitor),
        Operator = database.ConnectionString(LogInKind.Operator),
        Reader = database.ConnectionString(LogInKind.Reader),
        Writer = database.ConnectionString(LogInKind.Writer),
        Lost = database.HasLost ? Phrase.Of("databases.registering.lost") : null,
    });

    private static DatabaseTarget Placed(Given given, Container? behind, bool isHere) => given.Target with
    {
        Scope = (given.Server ?? behind?.Server) is { } server ? Scope.Of(server, behind?.Project) : Scope.Portal,
        Container = behind?.Name,
        IsUp = behind?.IsAlive ?? true,
        Addresses = behind is not null && isHere ? AddressesOf(behind) : "",
        IsHere = behind is null ? given.To.Host is { } host && (host.StartsWith('/') || IsThisMachine(host)) : isHere,
    };

    private static DatabaseTarget Found(DatabaseName name, Container container, bool isHere) => new()
    {
        Name = name,
        Scope = container.Scope,
        Container = container.Name,
        IsUp = container.IsAlive,
        IsHere = isHere,
        Addresses = isHere ? AddressesOf(container) : "",
        Address = container.Networks.FirstOrDefault(n => n.Address.Length > 0)?.Address is { } address ? $"{address}:{PostgresPort}" : null,
    };

    private static string AddressesOf(Container container) => string.Join(' ', container.Networks.Select(n => n.Address).Where(a => a.Length > 0));

    private static Container? Only(List<Container> found, Predicate<Container> fits) => found.FindAll(fits) is [var only] ? only : null;

    private static bool IsOf(Given given, Container container) => given.Server is null || given.Server == container.Server;

    /// <summary>True for the name that a container has by itself, and for the one it has where another server has the same.</summary>
    private static bool IsNameOf(DatabaseName name, Container container) => name.Value == container.Name || name.Value == Longer(container);

    private static bool Means(NpgsqlConnectionStringBuilder to, Container container, bool isHere)
    {
        if (to.Host is not { Length: > 0 } host)
            return false;
        if (to.Port == PostgresPort && (host == container.Name || host == container.Service || container.Networks.Any(n => (isHere && n.Address == host) || n.Aliases.Contains(host))))
            return true;
        return isHere && IsThisMachine(host) && container.Ports.Any(p => p is { Private: PostgresPort, Protocol: "tcp" } && p.Public == to.Port);
    }

    private static bool Means(NpgsqlConnectionStringBuilder to, LocalSocket socket) =>
        to.Port == socket.Port && to.Host is { } host && (host.StartsWith('/') ? host.TrimEnd('/') == socket.Directory : IsThisMachine(host));

    private static bool IsThisMachine(string host) => host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    /// <summary>The container's name; with the server before it when that name is taken.</summary>
    private static DatabaseName? NameFor(Container container, List<DatabaseTarget> taken)
    {
        foreach (var text in new[] { container.Name, Longer(container) })
        {
            if (DatabaseName.TryParse(text, null, out var name) && !taken.Exists(t => string.Equals(t.Name.Value, name.Value, StringComparison.OrdinalIgnoreCase)))
                return name;
        }
        return null;
    }

    /// <summary>The first server of a machine is its local one; others say their port.</summary>
    private static DatabaseName? NameFor(LocalSocket socket, List<DatabaseTarget> taken)
    {
        var longer = string.Create(CultureInfo.InvariantCulture, $"local-{socket.Port}");
        var free = new[] { socket.Port == PostgresPort ? "local" : longer, longer }.FirstOrDefault(t => !taken.Exists(d => string.Equals(d.Name.Value, t, StringComparison.OrdinalIgnoreCase)));
        return free is null ? null : DatabaseName.Parse(free);
    }

    private static string Longer(Container container) => $"{container.Server}.{container.Name}";

    [GeneratedRegex(@"(^|/)(postgres|postgresql|postgis|pgvector|timescaledb|timescaledb-ha|cloudnative-pg|supabase-postgres)([:@]|$)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex PostgresImage();

    /// <summary>An instance that somebody gave, before it is known which container is behind it.</summary>
    private sealed record Given(NpgsqlConnectionStringBuilder To, ServerName? Server, DatabaseTarget Target);
}
