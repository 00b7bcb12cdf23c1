using Microsoft.Extensions.Options;
using TapBot.Core.Containers;
using TapBot.Core.Servers;

namespace TapBot.Core.Databases;

/// <summary>Which instances are to be looked after, from all that names some: configuration, register, containers, sockets of this machine. In that order one wins over the next.</summary>
internal sealed class DatabasePlan(IOptions<DatabasesOptions> options, IOptions<ServersOptions> servers, DatabaseRegister register)
{
    private IReadOnlyList<Container> containers = [];
    private IReadOnlyList<LocalSocket> sockets = [];

    /// <summary>The servers that an instance can belong to.</summary>
    public IEnumerable<ServerName> Servers => servers.Value.Servers.Select(s => ServerName.Parse(s.Name));

    /// <summary>Takes the containers as they are now.</summary>
    public void Take(IEnumerable<Container> now) => Volatile.Write(ref containers, [.. now]);

    /// <summary>Takes the sockets of this machine as they are now; false when they are as they were.</summary>
    public bool Take(IReadOnlyList<LocalSocket> now)
    {
        if (sockets.SequenceEqual(now))
            return false;
        Volatile.Write(ref sockets, now);
        return true;
    }

    /// <summary>True when the configuration has an instance of that name, whatever its case.</summary>
    public bool IsConfigured(DatabaseName name) => options.Value.Databases.Exists(d => string.Equals(d.Name, name.Value, StringComparison.OrdinalIgnoreCase));

    /// <summary>The instances as they are now.</summary>
    public IReadOnlyList<DatabaseTarget> Targets() => Of(register.All);

    /// <summary>What one would be if it were registered like this.</summary>
    public DatabaseTarget TargetOf(RegisteredDatabase candidate) =>
        Of([.. register.All.Where(d => RegisteredDatabase.KeyOf(d.Name) != RegisteredDatabase.KeyOf(candidate.Name)), candidate]).Single(t => t.Name == candidate.Name);

    private IReadOnlyList<DatabaseTarget> Of(IReadOnlyList<RegisteredDatabase> registered) =>
        DatabaseDirectory.Of(options.Value.Databases, [.. registered.Where(d => !IsConfigured(d.Name))], Volatile.Read(ref containers), IsHere, Volatile.Read(ref sockets), Servers.Where(IsHere).ToList() is [var only] ? only : (ServerName?)null);

    private bool IsHere(ServerName server) => servers.Value.Here.Contains(server);
}
