using TapBot.Core.Access;
using TapBot.Core.Certificates;
using TapBot.Core.Containers;
using TapBot.Core.Databases;
using TapBot.Core.Figures;
using TapBot.Core.Monitoring;
using TapBot.Core.Proxy;
using TapBot.Core.Servers;
using TapBot.Core.Streaming;
using TapBot.Core.Wording;
using TapBot.Testing.Containers;

namespace TapBot.Core.Tests.Monitoring;

public sealed class LightJudgeTests
{
    private static readonly StreamState Live = new StreamState.Live(A.Noon), Lost = new StreamState.Retrying(A.Noon, A.Noon, Phrase.Of("engine.cut"));

    [Fact]
    public void Of_Containers_AreJudgedByTheirRoomAndThoseThatRestHaveNoLight() => Assert.Equal(
        ["engine:server-1 Green", "container:server-1/broken Red", "container:server-1/held Yellow", "container:server-1/sick Red", "container:server-1/web Green"],
        Told(new LightInputs(FleetOf(Live,
            A.Container("web"), A.Container("sick", health: HealthState.Unhealthy), A.Container("held", state: ContainerState.Paused), A.Container("broken", state: ContainerState.Exited, exitCode: 1),
            A.Container("done", state: ContainerState.Exited), A.Container("stopped", state: ContainerState.Exited, exitCode: 143), A.Container("new", state: ContainerState.Created),
            A.Container("starting", health: HealthState.Starting)), [], [], [], [], [])));

    [Fact]
    public void Of_EngineThatIsSilent_IsRedAndItsContainersUnknown() => Assert.Equal(
        ["engine:server-1 Red", "container:server-1/broken Unknown", "container:server-1/web Unknown"],
        Told(new LightInputs(FleetOf(Lost, A.Container("web"), A.Container("broken", state: ContainerState.Exited, exitCode: 1), A.Container("done", state: ContainerState.Exited)), [], [], [], [], [])));

    [Fact]
    public void Of_EngineThatWasNotHeardOfYet_IsUnknown() => Assert.Equal(["engine:server-1 Unknown"], Told(new LightInputs(FleetOf(new StreamState.Connecting(A.Noon)), [], [], [], [], [])));

    [Fact]
    public void Of_ContainerThatEnded_HasBeenSoSinceThen() =>
        Assert.Equal(A.Noon, LightJudge.Of(new LightInputs(FleetOf(Live, A.Container("broken", state: ContainerState.Exited, exitCode: 1)), [], [], [], [], []), A.Noon.AddHours(1)).Last().Since);

    [Fact]
    public void Of_WhatIsNobodysWorry_HasNoLight()
    {
        var database = new DatabaseInstance { Name = DatabaseName.Parse("shop"), Scope = Scope.Portal, State = Live };
        var certificate = new WatchedCertificate { Endpoint = CertificateEndpoint.Parse("shop.test"), Origin = CertificateOrigin.Configured, Scope = Scope.Portal };
        var proxy = new ProxyInstance { Name = "edge", Scope = Scope.Portal, State = Lost, Origin = ProxyOrigin.Labels };
        var machine = new Machine { Server = A.Server() };

        Assert.Empty(Told(new LightInputs(Fleet.Empty, [machine], [database with { NeedsLogIn = true }], [proxy], [certificate], [])));
        Assert.Equal(
            ["server:server-1 Yellow", "database:shop Unknown", "proxy:edge Unknown", "certificate:shop.test Red"],
            Told(new LightInputs(Fleet.Empty, [machine with { Figures = new() { At = A.Noon }, Colour = LightColour.Yellow }], [database], [proxy with { IsConfigured = true }],
                [certificate with { Verdict = Verdict.Expired, Colour = LightColour.Red }], [])));
    }

    [Fact]
    public void Of_CheckThatIsNotLegal_IsRedAndNobodyWatchesIt()
    {
        var check = CheckState.Of(new CheckPlan("old", new CheckQuestion("ftp://shop.test/"), CheckOrigin.Edited), 0, A.Noon);

        var light = Assert.Single(LightJudge.Of(new LightInputs(Fleet.Empty, [], [], [], [], [check]), A.Noon));

        Assert.Equal((LightColour.Red, A.Noon, true), (light.Colour, light.Since, light.IsUnwatched));
        Assert.Empty(LightJudge.Of(new LightInputs(Fleet.Empty, [], [], [], [], [CheckState.Of(new CheckPlan("new", new CheckQuestion("http://shop.test/"), CheckOrigin.Edited), 0, A.Noon)]), A.Noon));
    }

    [Fact]
    public void Of_ProxyOfLabelsWhoseContainerHasStopped_IsRed() => Assert.Equal(
        ["proxy:edge Red"],
        Told(new LightInputs(Fleet.Empty, [], [], [new ProxyInstance { Name = "edge", Scope = Scope.Portal, State = Lost, Origin = ProxyOrigin.Labels, Container = new ProxyContainer(A.Server(), "edge", null, IsAlive: false) }], [], [])));

    [Fact]
    public void With_ColourThatChanges_HasBeenSoSinceTheLookThatFoundIt()
    {
        var inputs = new LightInputs(FleetOf(Live, A.Container("web")), [], [], [], [], []);
        var sick = new LightInputs(FleetOf(Live, A.Container("web", health: HealthState.Unhealthy)), [], [], [], [], []);
        var set = LightSet.Empty.With(LightJudge.Of(inputs, A.Noon), A.Noon);

        Assert.Null(set.ByKey["container:server-1/web"].Since);
        set = set.With(LightJudge.Of(sick, A.Noon), A.Noon.AddMinutes(1)).With(LightJudge.Of(sick, A.Noon), A.Noon.AddMinutes(2));
        Assert.Equal(A.Noon.AddMinutes(1), set.ByKey["container:server-1/web"].Since);
        Assert.Equal(A.Noon.AddMinutes(1), set.Dated(LightJudge.Of(sick, A.Noon).Last()).Since);
        Assert.Null(set.Dated(LightJudge.Of(inputs, A.Noon).Last()).Since);
    }

    private static Fleet FleetOf(StreamState state, params Container[] containers) => Fleet.Empty.With(new FleetChange.Listed(new ServerState(A.Server(), state), containers));

    private static IEnumerable<string> Told(LightInputs inputs) => LightJudge.Of(inputs, A.Noon).Select(l => $"{l.Key} {l.Colour}").OrderBy(t => Array.FindIndex(["server", "engine", "container", "database", "proxy", "certificate"], k => t.StartsWith(k, StringComparison.Ordinal))).ThenBy(t => t, StringComparer.Ordinal);
}
