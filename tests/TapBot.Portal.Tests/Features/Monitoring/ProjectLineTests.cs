using TapBot.Core.Access;
using TapBot.Core.Containers;
using TapBot.Core.Figures;
using TapBot.Core.Monitoring;
using TapBot.Core.Servers;
using TapBot.Core.Streaming;
using TapBot.Core.Wording;
using TapBot.Portal.Features.Monitoring;
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
            ProjectLine.Of(fleet, null, ShownLights.None, A.Noon).Select(l => $"{l.Server} {l.Project} {l.Running}/{l.All} {l.Colour}"));
        Assert.Equal(["shop"], ProjectLine.Of(fleet, A.Server("server-2"), ShownLights.None, A.Noon).Select(l => l.Project));
    }

    [Fact]
    public void Of_ContainerInMaintenance_IsThatAndNothingWorse()
    {
        var fleet = Fleet.Empty.With(new FleetChange.Listed(new ServerState(A.Server(), new StreamState.Live(A.Noon)), [A.Container("sick", project: "bank", health: HealthState.Unhealthy), A.Container("fine", project: "bank")]));
        var window = new MaintenanceWindow("container:server-1/sick", A.Noon, A.Noon.AddHours(1), "why");
        var light = new WatchedLight(LightKind.Container, window.Thing, "sick", Scope.Of(A.Server(), "bank"), LightColour.Maintenance, Phrase.Of("monitoring.maintenance.reason"), A.Noon) { Window = window };

        Assert.Equal(LightColour.Maintenance, ProjectLine.Of(fleet, null, ShownLights.Of(LightSummary.Of([light], A.Noon)), A.Noon).Single().Colour);
        Assert.Equal(LightColour.Red, ProjectLine.Of(fleet, null, ShownLights.Of(LightSummary.Of([light with { Window = null }], A.Noon)), A.Noon).Single().Colour);
    }
}
