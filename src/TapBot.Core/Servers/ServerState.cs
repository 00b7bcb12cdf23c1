using TapBot.Core.Streaming;

namespace TapBot.Core.Servers;

/// <summary>How a server's engine is doing.</summary>
/// <param name="Name">The server.</param>
/// <param name="State">The connection to its engine.</param>
/// <param name="EngineVersion">The engine's version, such as 28.5.2; null until it was reached once.</param>
/// <param name="Seen">When the engine last answered; null until it was reached once.</param>
/// <param name="IsReadOnly">True when the engine is only to be looked at: configured so, or found out.</param>
public sealed record ServerState(ServerName Name, StreamState State, string? EngineVersion = null, DateTimeOffset? Seen = null, bool IsReadOnly = false)
{
    /// <summary>True when what is known about the server is up to date.</summary>
    public bool IsLive => State is StreamState.Live;
}
