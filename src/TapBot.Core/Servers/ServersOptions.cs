namespace TapBot.Core.Servers;

/// <summary>The servers that are looked after. With none configured there is one: this machine, with the engine of <c>DOCKER_HOST</c> or the usual socket.</summary>
public sealed class ServersOptions
{
    /// <summary>The usual place of the engine's socket.</summary>
    public const string UsualSocket = "unix:///var/run/docker.sock";

    /// <summary>In the order in which they are shown.</summary>
    public List<ServerEntry> Servers { get; set; } = [];

    /// <summary>The servers whose engine is on this machine: those with a socket of it.</summary>
    internal IEnumerable<ServerName> Here => Servers.Where(s => s.Docker.StartsWith("unix:", StringComparison.OrdinalIgnoreCase)).Select(s => ServerName.Parse(s.Name));

    /// <summary>Fills in the one server of a portal without configuration.</summary>
    internal void Complete(string machineName, string? dockerHost)
    {
        if (Servers.Count > 0)
            return;
        Servers.Add(new ServerEntry
        {
            Name = ServerName.TryParse(machineName, null, out var name) ? name.Value : "local",
            Docker = string.IsNullOrWhiteSpace(dockerHost) ? UsualSocket : dockerHost,
        });
    }
}
