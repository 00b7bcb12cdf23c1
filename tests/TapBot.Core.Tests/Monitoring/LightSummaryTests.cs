using TapBot.Core.Access;
using TapBot.Core.Figures;
using TapBot.Core.Monitoring;
using TapBot.Core.Wording;
using TapBot.Testing.Containers;

namespace TapBot.Core.Tests.Monitoring;

public sealed class LightSummaryTests
{
    [Fact]
    public void Of_Lights_PutsTheWorstFirstAndWithinAColourTheLongest()
    {
        var summary = LightSummary.Of(
        [
            Light("green", LightColour.Green), Light("recent", LightColour.Red, minutes: 1), Light("yellow", LightColour.Yellow, minutes: 500), Light("ever", LightColour.Red), Light("old", LightColour.Red, minutes: 90),
            Light("lost", LightColour.Unknown, minutes: 5), Light("worked on", LightColour.Maintenance, minutes: 5),
        ], A.Noon);

        Assert.Equal(["old", "recent", "ever", "yellow", "lost", "worked on", "green"], summary.Lights.Select(l => l.Name));
        Assert.Equal((LightColour.Red, 3, 1, 1, 1, 1), (summary.Colour, summary.Red, summary.Yellow, summary.Unknown, summary.Maintenance, summary.Green));
        Assert.Equal(["old", "recent", "ever", "yellow", "lost"], summary.Worries.Select(l => l.Name));
    }

    [Fact]
    public void Of_Servers_RollsEachUpAndLeavesWhatBelongsToNoneToTheTotal()
    {
        var summary = LightSummary.Of(
            [Light("a", LightColour.Green, "two"), Light("b", LightColour.Yellow, "one"), Light("c", LightColour.Unknown, "one"), Light("d", LightColour.Red, null)], A.Noon);

        Assert.Equal([new(A.Server("one"), LightColour.Yellow, 0, 1, 1, 2), new(A.Server("two"), LightColour.Green, 0, 0, 0, 1)], summary.Servers);
        Assert.Equal((LightColour.Red, 4), (summary.Colour, summary.Lights.Count));
    }

    [Fact]
    public void Of_Nothing_IsUnknownAndNeverGreen() => Assert.Equal(LightColour.Unknown, LightSummary.Of([], A.Noon).Colour);

    [Fact]
    public void Worries_EngineThatIsSilent_StandsForItsContainers()
    {
        var summary = LightSummary.Of(
        [
            new(LightKind.Engine, "engine:one", "one", Scope.Of(A.Server("one")), LightColour.Red, Phrase.Of("engine.cut"), A.Noon),
            Light("hidden", LightColour.Unknown, "one"), Light("elsewhere", LightColour.Unknown, "two"),
        ], A.Noon);

        Assert.Equal(["one", "elsewhere"], summary.Worries.Select(l => l.Name));
        Assert.Equal(2, summary.Unknown);
    }

    private static WatchedLight Light(string name, LightColour colour, string? server = "one", int? minutes = null) => new(
        LightKind.Container, $"container:{server}/{name}", name, server is null ? Scope.Portal : Scope.Of(A.Server(server)), colour, Phrase.Of("containers.state.running"), minutes is { } since ? A.Noon.AddMinutes(-since) : null);
}
