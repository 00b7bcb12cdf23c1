
namespace TapBot.Core.Logs;

/// <summary>Finds the logs of all servers.</summary>
internal interface ILogSources
{
    /// <summary>The log of a key. Connects to nothing yet.</summary>
    /// <exception cref="LogUnavailableException">There is no such server, or nothing can have such a name.</exception>
    ILogSource Find(LogKey key);

    /// <summary>Closes all connections of a server's logs, so that those followed fail and are tried again.</summary>
    void Interrupt(ServerName server);
}
