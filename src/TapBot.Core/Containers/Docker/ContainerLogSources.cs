using TapBot.Core.Logs;
using TapBot.Core.Wording;

namespace TapBot.Core.Containers.Docker;

/// <summary>The logs of the containers of all servers.</summary>
/// <param name="engines">The reader of each server's engine.</param>
/// <param name="find">What is known of the container of a key; null when nobody knows it.</param>
internal sealed class ContainerLogSources(IReadOnlyDictionary<ServerName, EngineLogReader> engines, Func<LogKey, Container?> find) : ILogSources
{
    public ILogSource Find(LogKey key)
    {
        if (!engines.TryGetValue(key.Server, out var engine))
            throw new LogUnavailableException(Phrase.Of("logs.noServer", ("server", key.Server.Value)));
        if (!ContainerName.TryParse(key.Source, null, out var container))
            throw new LogUnavailableException(Phrase.Of("logs.gone", ("message", "")));
        var known = find(key);
        return new ContainerLogSource(engine, container, known?.Created ?? DateTimeOffset.UnixEpoch, known is null ? null : ContainerOrigin.Of(known));
    }

    public void Interrupt(ServerName server)
    {
        if (engines.TryGetValue(server, out var engine))
            engine.Interrupt();
    }
}
