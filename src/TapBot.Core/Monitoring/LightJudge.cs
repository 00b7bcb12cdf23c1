using System.Runtime.CompilerServices;
using TapBot.Core.Access;
using TapBot.Core.Containers;
using TapBot.Core.Figures;

namespace TapBot.Core.Monitoring;

/// <summary>
/// Which lights there are. Each room judges its own; what a room calls nobody's worry has no light here: a container that rests, a database without a log-in, a certificate that was never
/// looked at, a proxy of which only labels are known, a machine and a check before their first reading. A check that is not legal has one: nothing is asked until somebody mends it. Pure.
/// </summary>
internal static class LightJudge
{
    private static readonly ConditionalWeakTable<Container, JudgedContainer> Judged = [];

    /// <summary>The lights.</summary>
    /// <param name="inputs">What is watched.</param>
    /// <param name="now">The time.</param>
    public static IEnumerable<WatchedLight> Of(LightInputs inputs, DateTimeOffset now) =>
    [
        .. inputs.Machines.Where(m => m.HasLight).Select(m => new WatchedLight(LightKind.Server, LightKeys.Of(m.Server), m.Server.Value, Scope.Of(m.Server), m.Colour, m.Reason, Known(m.Since))),
        .. inputs.Fleet.Servers.Values.Select(Engine),
        .. inputs.Fleet.Servers.Values.SelectMany(e => e.ById.Values.Select(c => Container(c, e.Server.IsLive, now)).OfType<WatchedLight>()),
        .. inputs.Databases.Where(d => d.HasLight).Select(d => new WatchedLight(LightKind.Database, LightKeys.Of(d), d.Name.Value, d.Scope, d.Colour, d.Reason, Known(d.Since))),
        .. inputs.Proxies.Where(p => p.HasLight).Select(p => new WatchedLight(LightKind.Proxy, LightKeys.Of(p), p.Name, p.Scope, p.Colour, p.Reason, null)),
        .. inputs.Certificates.Where(c => c.HasLight).Select(c => new WatchedLight(LightKind.Certificate, LightKeys.Of(c), c.Endpoint.Shown, c.Scope, c.Colour, c.Reason, Known(c.Since))),
        .. inputs.Checks.Where(c => c.HasLight).Select(c => new WatchedLight(LightKind.Check, LightKeys.Of(c), c.Name, c.Scope, c.Colour, c.Reason, Known(c.Since)) { IsUnwatched = c.Flaw is not null }),
    ];

    private static DateTimeOffset? Known(DateTimeOffset since) => since == default ? null : since;

    private static WatchedLight Engine(EngineContainers engine)
    {
        var (name, light) = (engine.Server.Name, EngineLight.Of(engine.Server));
        return new(LightKind.Engine, LightKeys.OfEngine(name), name.Value, Scope.Of(name), light.Colour, light.Words, light.Since);
    }

    // What a container has been judged is true for as long as there is that object, but for one: restarts are forgotten after a while.
    private static WatchedLight? Container(Container container, bool engineLive, DateTimeOffset now)
    {
        if (container.RecentRestarts.Count > 0)
            return Judge(container, engineLive, now);
        if (Judged.TryGetValue(container, out var judged) && judged.EngineLive == engineLive)
            return judged.Light;
        var light = Judge(container, engineLive, now);
        Judged.AddOrUpdate(container, new(engineLive, light));
        return light;
    }

    private static WatchedLight? Judge(Container container, bool engineLive, DateTimeOffset now)
    {
        var seen = ContainerLight.Of(container, engineLive: true, now);
        if (seen.Colour is not LightColour.Green && !seen.NeedsAttention)
            return null;
        var light = engineLive ? seen : ContainerLight.Of(container, engineLive, now);
        var since = light.Colour is LightColour.Red && container.State is ContainerState.Exited ? container.FinishedAt : null;
        return new(LightKind.Container, LightKeys.Of(container), container.Name, container.Scope, light.Colour, light.Words, since);
    }

    /// <summary>The light of a container, and whether its engine was live for it.</summary>
    private sealed record JudgedContainer(bool EngineLive, WatchedLight? Light);
}
