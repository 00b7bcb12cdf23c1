using TapBot.Core.Figures;
using TapBot.Core.Servers;
using TapBot.Core.Streaming;
using TapBot.Core.Wording;

namespace TapBot.Core.Containers;

/// <summary>What the connection to an engine means for people. While it is silent nobody can tell how its containers are, so it is never worse than unknown.</summary>
/// <param name="Colour">Green while the engine answers, unknown otherwise.</param>
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
            StreamState.Live(var since) => new(LightColour.Green, Phrase.Of("containers.engine.live"), since),
            StreamState.Retrying(var since, _, var why) => new(LightColour.Unknown, why, since),
            StreamState.Ended(var since, var why) => new(LightColour.Unknown, why, since),
            _ => new(LightColour.Unknown, Phrase.Of("containers.engine.connecting"), server.State.Since),
        };
    }
}
