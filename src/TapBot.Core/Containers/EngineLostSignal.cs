
namespace TapBot.Core.Containers;

/// <summary>Tells the streams of an engine that it no longer answers: a hung engine keeps them open and silent.</summary>
internal sealed class EngineLostSignal
{
    public event Action<ServerName>? Lost;

    public void Raise(ServerName server) => Lost?.Invoke(server);
}
