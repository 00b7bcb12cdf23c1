using System.Globalization;

namespace TapBot.Benchmarks.Certificates;

/// <summary>The TLS servers that <c>sandbox/tls.sh</c> has started.</summary>
/// <param name="Port">Where each name gets its certificate.</param>
/// <param name="Root">The file of the root that is to be trusted.</param>
internal sealed record TlsServers(int Port, string Root)
{
    /// <summary>Those of the environment. Null after saying that there are none.</summary>
    public static TlsServers? Given()
    {
        if (int.TryParse(Environment.GetEnvironmentVariable("TAPBOT_TLS_PORT"), CultureInfo.InvariantCulture, out var port) && Environment.GetEnvironmentVariable("TAPBOT_TLS_ROOT") is { Length: > 0 } root)
            return new(port, root);
        Console.Error.WriteLine("certificates: TAPBOT_TLS_PORT and TAPBOT_TLS_ROOT are missing: eval \"$(sandbox/tls.sh start)\" starts the servers and sets them.");
        return null;
    }

    /// <summary>An endpoint of a name of its own, which is served well.</summary>
    public string Endpoint(int number) => string.Create(CultureInfo.InvariantCulture, $"host{number}.wild.test@127.0.0.1:{Port}");
}
