using TapBot.Core.Access;

namespace TapBot.Core.Proxy;

/// <summary>What somebody may see of a proxy. A router belongs to the project of the containers behind it; what belongs to no project needs a grant for the whole server.</summary>
internal static class ProxySight
{
    /// <summary>The proxy as these rights show it; null when they show nothing of it.</summary>
    public static ProxyInstance? Seen(ProxyInstance proxy, Rights rights)
    {
        var whole = proxy.Scope.Server is { } server ? Scope.Of(server) : Scope.Portal;
        if (rights.Allows(Permission.See, whole))
            return proxy;
        List<ProxyRouter> routers = [.. proxy.Routers.Where(r => rights.Allows(Permission.See, r.Scope))];
        if (routers.Count == 0 && !rights.Allows(Permission.See, proxy.Scope))
            return null;
        var names = routers.Select(r => r.Name).ToHashSet(StringComparer.Ordinal);
        var behind = routers.SelectMany(proxy.ServicesBehind).ToHashSet();
        var passed = routers.SelectMany(r => r.Middlewares.Select(m => (m, r.Protocol))).ToHashSet();
        var entered = routers.SelectMany(r => r.EntryPoints).ToHashSet(StringComparer.Ordinal);
        return proxy with
        {
            Api = null,
            Traffic = null,
            Container = proxy.Container is { } container && rights.Allows(Permission.See, container.Scope) ? container : null,
            Routers = routers,
            Services = [.. proxy.Services.Where(s => behind.Contains(s) || rights.Allows(Permission.See, s.Scope)).Select(s => s with { UsedBy = [.. s.UsedBy.Where(names.Contains)] })],
            Middlewares = [.. proxy.Middlewares.Where(m => passed.Contains((m.Name, m.Protocol))).Select(m => m with { UsedBy = [.. m.UsedBy.Where(names.Contains)] })],
            // What comes in at an entry point is that of others, too.
            EntryPoints = [.. proxy.EntryPoints.Where(e => entered.Contains(e.Name)).Select(e => e with { Traffic = null })],
        };
    }
}
