using TapBot.Core.Containers;
using TapBot.Core.Figures;
using TapBot.Core.Servers;
using TapBot.Portal.Features.Containers;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Servers;

/// <summary>A server as the API shows it.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Light">green when its engine answers, unknown otherwise.</param>
/// <param name="Engine">The connection to its engine.</param>
/// <param name="EngineVersion">The engine's version; null until it was reached once.</param>
/// <param name="Seen">When the engine last answered.</param>
/// <param name="Containers">How many containers the caller may see there.</param>
/// <param name="Running">How many of them run.</param>
/// <param name="ReadOnly">True when its engine is only to be looked at: every operation there answers 409 and says why.</param>
public sealed record ServerModel(ServerName Name, LightColour Light, StreamStateModel Engine, string? EngineVersion, DateTimeOffset? Seen, int Containers, int Running, bool ReadOnly)
{
    /// <summary>A server in words.</summary>
    public static ServerModel Of(Texts texts, EngineContainers engine) => new(
        engine.Server.Name,
        engine.Server.IsLive ? LightColour.Green : LightColour.Unknown,
        StreamStateModel.Of(texts, engine.Server.State),
        engine.Server.EngineVersion,
        engine.Server.Seen,
        engine.ById.Count,
        engine.ById.Values.Count(c => c.IsAlive),
        engine.Server.IsReadOnly);
}
