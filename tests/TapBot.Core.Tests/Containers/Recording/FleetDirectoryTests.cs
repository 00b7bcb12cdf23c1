using TapBot.Core.Containers;
using TapBot.Core.Logs;
using TapBot.Testing.Containers;

namespace TapBot.Core.Tests.Containers.Recording;

public sealed class FleetDirectoryTests
{
    private static readonly FleetBroadcast Fleets = new(new Engines([]), TimeProvider.System);

    [Fact]
    public void Take_AllSortsOfChanges_ShowsWhatALookAtAllShowsAndWakesForNothingElse()
    {
        var changing = new ChangingFleet(seed: 2);
        using var directory = new FleetDirectory(Fleets);
        var (woken, quiet) = (0, 0);
        for (var i = 0; i < 1_000; i++)
        {
            var (before, version) = (Told(directory), directory.Version);
            var fleet = changing.Next();

            directory.Take(fleet);

            using var fresh = new FleetDirectory(Fleets);
            fresh.Take(fleet);
            Assert.Equal(Told(fresh), Told(directory));
            Assert.Equal(!Told(directory).SequenceEqual(before), directory.Version != version);
            _ = directory.Version != version ? woken++ : quiet++;
        }
        Assert.InRange(woken, 100, 900);
        Assert.InRange(quiet, 100, 900);
    }

    [Fact]
    public void Take_OneThatStops_KeepsTheOthersAsTheyAre()
    {
        using var directory = new FleetDirectory(Fleets);
        var fleet = Fleet.Empty.With(new FleetChange.Listed(new(A.Server(), new Core.Streaming.StreamState.Live(A.Noon)), [A.Container("db"), A.Container("web")]));
        directory.Take(fleet);
        var before = directory.Current;

        directory.Take(fleet.With(new FleetChange.ContainerIs(A.Container("web", state: ContainerState.Exited))));

        Assert.Same(before[0], directory.Current[0]);
        Assert.Equal([true, false], directory.Current.Select(e => e.IsAlive));
    }

    private static IReadOnlyList<string> Told(FleetDirectory directory) =>
        [.. directory.Current.Select(e => $"{e.Key} {e.Origin} {e.IsAlive} {string.Join(' ', e.Labels.Select(l => $"{l.Key}={l.Value}").Order(StringComparer.Ordinal))}")];
}
