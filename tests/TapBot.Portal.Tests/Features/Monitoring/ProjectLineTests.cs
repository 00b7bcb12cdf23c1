using TapBot.Core.Containers;
using TapBot.Core.Figures;
using TapBot.Core.Servers;
using TapBot.Core.Streaming;
using TapBot.Portal.Features.Monitoring;
using TapBot.Portal.Tests.Ui;
using TapBot.Portal.Ui;
using TapBot.Testing.Containers;

namespace TapBot.Portal.Tests.Features.Monitoring;

public sealed class ProjectLineTests
{
    [Fact]
    public void Of_AFleet_RollsUpProjectsWorstFirst()
    {
        var fleet = Fleet.Empty
            .With(new FleetChange.Listed(new ServerState(A.Server(), new StreamState.Live(A.Noon)),
            [
                A.Container("web", project: "shop"), A.Container("db", project: "shop"), A.Container("job", project: "shop", state: ContainerState.Exited), A.Container("lone"),
                A.Container("sick", project: "bank", health: HealthState.Unhealthy),
            ]))
            .With(new FleetChange.Listed(new ServerState(A.Server("server-2"), new StreamState.Connecting(A.Noon)), [A.Container("far", "server-2", project: "shop")]));

        Assert.Equal(
            ["server-1 bank 1/1 Red", "server-2 shop 1/1 Unknown", "server-1 shop 2/3 Green", "server-1  1/1 Green"],
            ProjectLine.Of(fleet, null, ShownMaintenance.None, A.Noon).Select(l => $"{l.Server} {l.Project} {l.Running}/{l.All} {l.Colour}"));
        Assert.Equal(["shop"], ProjectLine.Of(fleet, A.Server("server-2"), ShownMaintenance.None, A.Noon).Select(l => l.Project));
    }

    [Fact]
    public void Of_ContainerInMaintenance_IsThatAndNothingWorse()
    {
        var fleet = Fleet.Empty.With(new FleetChange.Listed(new ServerState(A.Server(), new StreamState.Live(A.Noon)), [A.Container("sick", project: "bank", health: HealthState.Unhealthy), A.Container("fine", project: "bank")]));

        Assert.Equal(LightColour.Maintenance, ProjectLine.Of(fleet, null, Worked.On("container:server-1/sick"), A.Noon).Single().Colour);
        Assert.Equal(LightColour.Red, ProjectLine.Of(fleet, null, Worked.On("container:server-1/fine"), A.Noon).Single().Colour);
    }

    [Fact]
    public void Of_EngineThatIsSilentInMaintenance_IsThat()
    {
        var fleet = Fleet.Empty.With(new FleetChange.Listed(new ServerState(A.Server(), new StreamState.Connecting(A.Noon)), [A.Container("far")]));

        Assert.Equal(LightColour.Maintenance, ProjectLine.Of(fleet, null, Worked.On("server:server-1"), A.Noon).Single().Colour);
        Assert.Equal(LightColour.Unknown, ProjectLine.Of(fleet, null, Worked.On("server:server-2"), A.Noon).Single().Colour);
    }
}
