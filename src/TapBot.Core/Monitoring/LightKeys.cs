using TapBot.Core.Certificates;
using TapBot.Core.Containers;
using TapBot.Core.Databases;
using TapBot.Core.Proxy;

namespace TapBot.Core.Monitoring;

/// <summary>What the lights of things are called: their kind and their name, which stay the same as long as the thing is called the same.</summary>
public static class LightKeys
{
    /// <summary>What kind of thing a key is of, and what people call it, whether it is there or not. What is no key is the name of something of no kind.</summary>
    public static (LightKind? Kind, string Name) Read(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var colon = key.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || !Enum.TryParse<LightKind>(key[..colon], ignoreCase: true, out var kind))
            return (null, key);
        var name = key[(colon + 1)..];
        return (kind, kind switch
        {
            LightKind.Container => name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..],
            LightKind.Certificate when CertificateEndpoint.TryParse(name, out var endpoint, out _) => endpoint.Shown,
            _ => name,
        });
    }

    /// <summary>The light of a machine; also the thing that stands for everything on a server.</summary>
    public static string Of(ServerName machine) => MaintenanceWindow.ServerPrefix + machine.Value;

    /// <summary>The light of the connection to an engine.</summary>
    public static string OfEngine(ServerName server) => $"engine:{server}";

    /// <summary>The light of a container.</summary>
    public static string Of(Container container)
    {
        ArgumentNullException.ThrowIfNull(container);
        return $"container:{container.Server}/{container.Name}";
    }

    /// <summary>The light of a PostgreSQL instance.</summary>
    public static string Of(DatabaseInstance database)
    {
        ArgumentNullException.ThrowIfNull(database);
        return $"database:{database.Name}";
    }

    /// <summary>The light of a proxy.</summary>
    public static string Of(ProxyInstance proxy)
    {
        ArgumentNullException.ThrowIfNull(proxy);
        return $"proxy:{proxy.Name}";
    }

    /// <summary>The light of the certificate of an endpoint.</summary>
    public static string Of(WatchedCertificate certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        return $"certificate:{certificate.Endpoint.Text}";
    }

    /// <summary>The light of an address that is asked over HTTP.</summary>
    public static string Of(CheckState check)
    {
        ArgumentNullException.ThrowIfNull(check);
        return OfCheck(check.Name);
    }

    /// <summary>The light of the check of that name, whether it is made or not.</summary>
    internal static string OfCheck(string name) => $"check:{name}";
}
