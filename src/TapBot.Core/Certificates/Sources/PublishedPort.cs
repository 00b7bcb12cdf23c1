using System.Net;
using System.Net.Sockets;
using TapBot.Core.Containers;

namespace TapBot.Core.Certificates;

/// <summary>A TCP port that a container publishes on this machine, since it last started.</summary>
/// <param name="Container">Whose.</param>
/// <param name="StartedAt">When the container started: started again, it is to be tried again.</param>
/// <param name="Address">Where it is reached from here.</param>
/// <param name="Port">On the machine.</param>
internal readonly record struct PublishedPort(ContainerKey Container, DateTimeOffset? StartedAt, IPAddress Address, int Port)
{
    /// <summary>Ports inside of containers whose protocols never begin with TLS, and whose servers write it down when somebody tries: PostgreSQL, MySQL.</summary>
    private static readonly int[] NeverTls = [5432, 3306];

    /// <summary>All of running containers; one that is published for IPv4 and IPv6 is one.</summary>
    public static IReadOnlyDictionary<PublishedPort, Container> Of(IEnumerable<Container> containers)
    {
        var all = new Dictionary<PublishedPort, Container>();
        foreach (var container in containers.Where(c => c.State is ContainerState.Running))
        {
            var ports = container.Ports.Where(p => p is { Protocol: "tcp", Public: not null } && !NeverTls.Contains(p.Private)).Select(p => (Port: p.Public!.Value, Address: From(p.Address)));
            foreach (var group in ports.GroupBy(p => p.Port))
                all.TryAdd(new(container.Key, container.StartedAt, group.Select(g => g.Address).OrderBy(a => a.AddressFamily is AddressFamily.InterNetworkV6).First(), group.Key), container);
        }
        return all;
    }

    /// <summary>True when the container publishes others than before, or has started again.</summary>
    public static bool IsOtherwise(ContainerDifference changed) => !Of(changed.Before).SetEquals(Of(changed.Now));

    private static HashSet<PublishedPort> Of(Container? container) => container is null ? [] : [.. Of([container]).Keys];

    private static IPAddress From(string? bound) =>
        !IPAddress.TryParse(bound, out var address) || address.Equals(IPAddress.Any) ? IPAddress.Loopback : address.Equals(IPAddress.IPv6Any) ? IPAddress.IPv6Loopback : address;
}
