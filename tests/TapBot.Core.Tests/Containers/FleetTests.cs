using TapBot.Core.Containers;
using TapBot.Core.Servers;
using TapBot.Core.Streaming;
using TapBot.Testing.Containers;

namespace TapBot.Core.Tests.Containers;

public sealed class FleetTests
{
    private static readonly ServerState State = new(A.Server(), new StreamState.Live(A.Noon));

    [Fact]
    public void ChangedSince_AllSortsOfChanges_IsWhatLookingAtAllFinds()
    {
        var changing = new ChangingFleet(seed: 1);
        List<Fleet> all = [Fleet.Empty];
        var random = new Random(1);
        for (var i = 0; i < 1_000; i++)
        {
            var (now, earlier) = (changing.Next(), all[random.Next(Math.Max(0, all.Count - 5), all.Count)]);

            Assert.Equal(Found(earlier, now), Sorted(now.ChangedSince(earlier)));
            Assert.Equal(Found(now, earlier), Sorted(earlier.ChangedSince(now)));
            all.Add(now);
        }
        Assert.InRange(all[^1].Containers.Count(), 5, 500);
    }

    [Fact]
    public void ChangedSince_OneOfAThousand_CostsNothingForTheOthers()
    {
        var fleet = Fleet.Empty.With(new FleetChange.Listed(State, [.. Enumerable.Range(0, 1_000).Select(i => A.Container($"c{i}"))]));
        var next = fleet.With(new FleetChange.ContainerIs(A.Container("c500") with { RestartCount = 1 }));
        next.ChangedSince(fleet);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var changed = next.ChangedSince(fleet);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal((0, 1), (Assert.Single(changed).Before!.RestartCount, changed[0].Now!.RestartCount));
        Assert.InRange(allocated, 0, 1_000);
        Assert.Empty(fleet.With(new FleetChange.ServerIs(State with { IsReadOnly = true })).ChangedSince(fleet));
    }

    private static IEnumerable<ContainerDifference> Found(Fleet earlier, Fleet now) => Sorted(
        earlier.Containers.Select(c => c.Key).Union(now.Containers.Select(c => c.Key)).Select(k => new ContainerDifference(earlier.Find(k), now.Find(k))).Where(d => !ReferenceEquals(d.Before, d.Now)));

    private static IEnumerable<ContainerDifference> Sorted(IEnumerable<ContainerDifference> changed) =>
        changed.OrderBy(d => (d.Before ?? d.Now)!.Server.Value, StringComparer.Ordinal).ThenBy(d => (d.Before ?? d.Now)!.Id, StringComparer.Ordinal);
}
