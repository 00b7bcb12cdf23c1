using TapBot.Core.Containers;
using TapBot.Core.Figures;
using TapBot.Core.Servers;
using TapBot.Core.Streaming;
using TapBot.Portal.Features.Containers;
using TapBot.Portal.Resources;
using TapBot.Portal.Tests.Ui;
using TapBot.Portal.Ui;
using TapBot.Testing.Containers;

namespace TapBot.Portal.Tests.Features.Containers;

/// <summary>What the list makes of containers that somebody works on.</summary>
[Speaking("en")]
public sealed class ContainerListViewTests
{
    private static readonly Container Sick = A.Container("sick", health: HealthState.Unhealthy), Fine = A.Container("fine");

    [Fact]
    public void Of_ContainerInMaintenance_NeedsNoAttention()
    {
        var (before, view) = (Of(new StreamState.Live(A.Noon), ShownMaintenance.None), Of(new StreamState.Live(A.Noon), Worked.On("container:server-1/sick")));

        Assert.Equal((LightColour.Red, 1), (before.Worst, before.AttentionCount));
        Assert.Equal((LightColour.Maintenance, LightColour.Green, 0), (view.Lights[Sick.Key].Colour, view.Lights[Fine.Key].Colour, view.AttentionCount));
        Assert.Equal((LightColour.Maintenance, "Maintenance"), (view.Worst, view.WorstWords(new Texts())));
        Assert.Equal(before.Lights[Sick.Key].Words, view.Lights[Sick.Key].Words);
    }

    [Fact]
    public void Of_EngineThatIsSilent_IsUnknownUnlessItsServerIsWorkedOn()
    {
        var lost = new StreamState.Retrying(A.Noon, A.Noon, StreamReasons.Closed);

        Assert.Equal(LightColour.Unknown, Of(lost, ShownMaintenance.None).Worst);
        var view = Of(lost, Worked.On("server:server-1"));
        Assert.Equal((LightColour.Maintenance, LightColour.Maintenance), (view.Worst, view.Lights[Fine.Key].Colour));
        Assert.Single(view.Lost);
    }

    private static ContainerListView Of(StreamState state, ShownMaintenance maintenance) =>
        ContainerListView.Of(Fleet.Empty.With(new FleetChange.Listed(new ServerState(A.Server(), state), [Sick, Fine])), null, null, null, maintenance, A.Noon);
}
