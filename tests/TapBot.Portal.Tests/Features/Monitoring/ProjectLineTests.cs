using TapBot.Core.Containers;
using TapBot.Core.Figures;
using TapBot.Core.Servers;
using TapBot.Core.Streaming;
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
            ProjectLine.Of(fleet, null, A.Noon).Select(l => $"{l.Server} {l.Project} {l.Running}/{l.All} {l.Colour}"));
        Assert.Equal(["shop"], ProjectLine.Of(fleet, A.Server("server-2"), A.Noon).Select(l => l.Project));
    }
}
