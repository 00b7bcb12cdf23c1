using TapBot.Core.Containers;
using TapBot.Core.Figures;
using TapBot.Core.Monitoring;
using TapBot.Core.Servers;
using TapBot.Core.Wording;

namespace TapBot.Portal.Features.Servers;

/// <summary>A row of the list of servers.</summary>
/// <param name="Name">The server.</param>
/// <param name="Engine">How its engine is doing.</param>
/// <param name="Containers">Its containers that the reader may see.</param>
/// <param name="Running">How many of them run.</param>
/// <param name="Figures">How its machine is doing; null when that is not known, or not for the reader.</param>
/// <param name="Colour">The worse light of engine and machine.</param>
/// <param name="Reason">Why it has that colour.</param>
/// <param name="Key">Of which light it has it.</param>
public sealed record ServerLine(ServerName Name, ServerState Engine, int Containers, int Running, MachineFigures? Figures, LightColour Colour, Phrase Reason, string Key)
{
    /// <summary>A row of what is known.</summary>
    public static ServerLine Of(EngineContainers engine, Machine? machine)
    {
        ArgumentNullException.ThrowIfNull(engine);
        var light = EngineLight.Of(engine.Server);
        var name = engine.Server.Name;
        var (colour, reason, key) = engine.Server.IsLive && machine is { HasLight: true } ? (machine.Colour, machine.Reason, LightKeys.Of(name)) : (light.Colour, light.Words, LightKeys.OfEngine(name));
        return new(name, engine.Server, engine.ById.Count, engine.ById.Values.Count(c => c.IsAlive), machine?.Figures, colour, reason, key);
    }
}
