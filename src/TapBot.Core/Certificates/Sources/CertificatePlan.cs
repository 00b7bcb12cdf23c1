using TapBot.Core.Access;

namespace TapBot.Core.Certificates;

/// <summary>Which endpoints are to be watched, from all that name some. Pure.</summary>
internal static class CertificatePlan
{
    /// <summary>
    /// One target for each endpoint. The origin that counts most wins; who serves it, and with that whose it is, comes from whoever knows. A port of this machine that a container publishes and
    /// that somebody wrote down is that container's, under the name that was written. An endpoint that says where a name is reached from here stands for the routers of that name, and stays whose it
    /// is: a label of a container must not show its project where an administrator has the portal look.
    /// </summary>
    public static IReadOnlyDictionary<CertificateEndpoint, CertificateTarget> Of(IEnumerable<CertificateTarget> all)
    {
        var known = all.OrderBy(t => t.Origin).ToList();
        var chosen = known.Where(t => t.Origin is not CertificateOrigin.Container).ToList();
        var found = known.Where(t => t.Origin is CertificateOrigin.Container).ToList();
        var plan = new Dictionary<CertificateEndpoint, CertificateTarget>();
        foreach (var target in chosen)
        {
            if (target.Origin is CertificateOrigin.Router && plan.Values.Where(p => p is { IsChosen: true, Endpoint.Address: not null } && p.Endpoint.Name == target.Endpoint.Name).ToList() is { Count: > 0 } written)
            {
                foreach (var same in written)
                    Add(plan, target with { Endpoint = same.Endpoint, Scope = same.Scope });
                continue;
            }
            var behind = found.Find(f => IsSame(target.Endpoint, f.Endpoint));
            Add(plan, behind is null ? target : target with { Scope = target.Scope == Scope.Portal ? behind.Scope : target.Scope, ServedBy = target.ServedBy ?? behind.ServedBy });
        }
        foreach (var target in found.Where(f => !chosen.Exists(c => IsSame(c.Endpoint, f.Endpoint))))
            Add(plan, target);
        return plan;
    }

    private static void Add(Dictionary<CertificateEndpoint, CertificateTarget> plan, CertificateTarget target)
    {
        if (!plan.TryGetValue(target.Endpoint, out var first))
            plan[target.Endpoint] = target;
        else
            plan[target.Endpoint] = first with { Scope = first.Scope == Scope.Portal ? target.Scope : first.Scope, ServedBy = first.ServedBy ?? target.ServedBy, Router = first.Router ?? target.Router };
    }

    private static bool IsSame(CertificateEndpoint chosen, CertificateEndpoint found) => chosen.Port == found.Port && chosen.Address is not null && chosen.Address.Equals(found.Address);
}
