using TapBot.Core.Figures;
using TapBot.Core.Servers;
using TapBot.Core.Streaming;
using TapBot.Core.Wording;

namespace TapBot.Core.Containers;

/// <summary>What the connection to an engine means for people.</summary>
/// <param name="Colour">Green while the engine answers, red when it does not, unknown until it was asked.</param>
/// <param name="Words">The state in words.</param>
/// <param name="Since">Since when, UTC.</param>
public readonly record struct EngineLight(LightColour Colour, Phrase Words, DateTimeOffset Since)
{
    /// <summary>Judges the engine of a server.</summary>
    public static EngineLight Of(ServerState server)
    {
        ArgumentNullException.ThrowIfNull(server);
        return server.State switch
        {
            StreamState.Live(var since) => new(LightColour.Green, Phrase.Of("servers.light.engine"), since),
            StreamState.Retrying(var since, _, var why) => new(LightColour.Red, why, since),
            StreamState.Ended(var since, var why) => new(LightColour.Red, why, since),
            _ => new(LightColour.Unknown, Phrase.Of("servers.light.unknown"), server.State.Since),
        };
    }
}
