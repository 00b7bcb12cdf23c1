using System.Net;
using System.Text.RegularExpressions;
using Npgsql;
using TapBot.Core.Access;
using TapBot.Core.Containers;

namespace TapBot.Core.Databases;

/// <summary>Which instances there are: those in the configuration, and every container of a PostgreSQL image. Pure.</summary>
internal static partial class DatabaseDirectory
{
    private const int PostgresPort = 5432;

    /// <summary>
    /// The instances, by name. A configured one that means a container takes that container's place, and with it its project: so it must mean just one. Addresses, published ports on this machine among
    /// them, mean something only on a server whose engine is here; other engines have the same ones.
    /// </summary>
    /// <param name="entries">What is configured.</param>
    /// <param name="containers">What the engines have.</param>
    /// <param name="isHere">Says whether a server's engine is on this machine.</param>
    public static IReadOnlyList<DatabaseTarget> Of(IReadOnlyList<DatabaseEntry> entries, IEnumerable<Container> containers, Func<ServerName, bool> isHere)
    {
        var found = containers.Where(IsPostgres).OrderBy(c => c.Server.Value, StringComparer.Ordinal).ThenBy(c => c.Name, StringComparer.Ordinal).ToList();
        var targets = new List<DatabaseTarget>();
        foreach (var entry in entries)
        {
            var behind = Only(found, c => IsOf(entry, c) && entry.Name == c.Name) ?? Only(found, c => IsOf(entry, c) && Means(entry, c, isHere(c.Server)));
            if (behind is not null)
                found.Remove(behind);
            targets.Add(Configured(entry, behind, behind is not null && isHere(behind.Server)));
        }
        foreach (var container in found)
        {
            if (NameFor(container, targets) is { } name)
                targets.Add(Found(name, container, isHere(container.Server)));
        }
        return targets;
    }

    /// <summary>True for an image that is PostgreSQL, by the last part of its name: the official one and those that extend it.</summary>
    public static bool IsPostgres(Container container) => PostgresImage().IsMatch(container.Image);

    private static DatabaseTarget Configured(DatabaseEntry entry, Container? behind, bool isHere)
    {
        var server = entry.Server is { } given ? ServerName.Parse(given) : behind?.Server;
        return new DatabaseTarget
        {
            Name = DatabaseName.Parse(entry.Name),
            Scope = server is { } known ? Scope.Of(known, behind?.Project) : Scope.Portal,
            Container = behind?.Name,
            IsUp = behind?.IsAlive ?? true,
            Address = DatabaseTrouble.Address(new NpgsqlConnectionStringBuilder(entry.ConnectionString)),
            Monitor = entry.ConnectionString,
            Operator = entry.OperatorConnectionString,
            Reader = entry.ReaderConnectionString,
            Writer = entry.WriterConnectionString,
            Addresses = behind is not null && isHere ? AddressesOf(behind) : "",
        };
    }

    private static DatabaseTarget Found(DatabaseName name, Container container, bool isHere) => new()
    {
        Name = name,
        Scope = container.Scope,
        Container = container.Name,
        IsUp = container.IsAlive,
        Addresses = isHere ? AddressesOf(container) : "",
        Address = container.Networks.FirstOrDefault(n => n.Address.Length > 0)?.Address is { } address ? $"{address}:{PostgresPort}" : null,
    };

    private static string AddressesOf(Container container) => string.Join(' ', container.Networks.Select(n => n.Address).Where(a => a.Length > 0));

    private static Container? Only(List<Container> found, Predicate<Container> fits) => found.FindAll(fits) is [var only] ? only : null;

    private static bool IsOf(DatabaseEntry entry, Container container) => entry.Server is null || entry.Server == container.Server.Value;

    private static bool Means(DatabaseEntry entry, Container container, bool isHere)
    {
        var to = new NpgsqlConnectionStringBuilder(entry.ConnectionString);
        if (to.Host is not { Length: > 0 } host)
            return false;
        if (to.Port == PostgresPort && (host == container.Name || host == container.Service || container.Networks.Any(n => (isHere && n.Address == host) || n.Aliases.Contains(host))))
            return true;
        return isHere && IsThisMachine(host) && container.Ports.Any(p => p is { Private: PostgresPort, Protocol: "tcp" } && p.Public == to.Port);
    }

    private static bool IsThisMachine(string host) => host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    /// <summary>The container's name; with the server before it when that name is taken.</summary>
    private static DatabaseName? NameFor(Container container, List<DatabaseTarget> taken)
    {
        foreach (var text in new[] { container.Name, $"{container.Server}.{container.Name}" })
        {
            if (DatabaseName.TryParse(text, null, out var name) && !taken.Exists(t => string.Equals(t.Name.Value, name.Value, StringComparison.OrdinalIgnoreCase)))
                return name;
        }
        return null;
    }

    [GeneratedRegex(@"(^|/)(postgres|postgresql|postgis|pgvector|timescaledb|timescaledb-ha|cloudnative-pg|supabase-postgres)([:@]|$)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex PostgresImage();
}
