using TapBot.Core.Containers;
using TapBot.Core.Proxy;
using TapBot.Testing.Containers;

namespace TapBot.Core.Tests.Proxy;

/// <summary>Which changes of containers concern the proxies.</summary>
public sealed class ProxyChangesTests
{
    [Fact]
    public void Changes_OfAllSorts_ConcernProxiesWheneverALookAtAllFindsOthers()
    {
        var changing = new ChangingFleet(seed: 6);
        var (before, others, quiet, moves) = (Fleet.Empty, 0, 0, 0);
        for (var i = 0; i < 1_000; i++)
        {
            var now = changing.Next();
            var changed = now.ChangedSince(before);

            var (isOther, isMoved) = (!Directory(before).SequenceEqual(Directory(now)), !Marks(before).SetEquals(Marks(now)));
            Assert.True(!isOther || changed.Any(d => d.Touches(ProxyDirectory.IsTraefik)));
            Assert.Equal(isMoved, changed.Any(ProxyWatch.IsMoved));
            (others, quiet, moves) = (others + (isOther ? 1 : 0), quiet + (changed.Any(d => d.Touches(ProxyDirectory.IsTraefik)) ? 0 : 1), moves + (isMoved ? 1 : 0));
            before = now;
        }
        Assert.All([others, quiet, moves], c => Assert.InRange(c, 100, 900));
    }

    private static IReadOnlyList<ProxyTarget> Directory(Fleet fleet) => ProxyDirectory.Of(new() { Api = "http://10.0.0.7:8080" }, fleet.Containers, s => s != A.Server("server-2"), null);

    private static HashSet<string> Marks(Fleet fleet) =>
        [.. fleet.Containers.Select(c => $"{c.Server} {c.Id} {c.IsAlive} {c.Health} {string.Join(' ', c.Networks.Select(n => n.Address))}")];
}
