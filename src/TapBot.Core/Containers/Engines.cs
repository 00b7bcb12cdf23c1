using System.Collections.Frozen;

namespace TapBot.Core.Containers;

/// <summary>The engine of each server.</summary>
internal sealed class Engines(IEnumerable<IContainerEngine> engines) : IDisposable
{
    private readonly FrozenDictionary<ServerName, IContainerEngine> byServer = engines.ToFrozenDictionary(e => e.Server);

    public IEnumerable<IContainerEngine> All => byServer.Values;

    /// <summary>The engine of a configured server.</summary>
    /// <exception cref="KeyNotFoundException">There is no such server.</exception>
    public IContainerEngine this[ServerName server] => byServer[server];

    public void Dispose()
    {
        foreach (var engine in byServer.Values.OfType<IDisposable>())
            engine.Dispose();
    }
}
