using Microsoft.Extensions.Time.Testing;
using TapBot.Core.Access;
using TapBot.Core.Containers;
using TapBot.Core.Operations;
using TapBot.Testing;
using TapBot.Testing.Access;
using TapBot.Testing.Containers;

namespace TapBot.Core.Tests.Operations;

public sealed class OperationRunnerTests : IAsyncLifetime
{
    private readonly FakeTimeProvider time = new(A.Noon);
    private readonly FakeEngine engine;
    private readonly ContainerHouse house;
    private readonly RestartContainer restart = new(A.Server(), ContainerName.Parse("web"));

    public OperationRunnerTests()
    {
        engine = new FakeEngine(A.Server(), time).With(A.Container("web"), A.Container("db", project: "shop"), A.Container("old", state: ContainerState.Exited));
        house = new ContainerHouse(time, engine);
    }

    public async ValueTask InitializeAsync()
    {
        await house.StartAsync();
        await house.UntilAsync(f => f.Servers[A.Server()].Server.IsLive);
    }

    public ValueTask DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task Start_OnAServerOnlyToBeLookedAt_IsRefusedAndTheEngineIsNotAsked()
    {
        engine.ReadOnly = Core.Wording.Phrase.Of("servers.readOnly", ("server", "server-1"));

        var refused = Assert.IsType<Outcome.Refused>(await RunAsync(An.Operator, restart));
        var preview = await house.Runner.PreviewAsync(An.Operator, restart, TestContext.Current.CancellationToken);

        Assert.Equal((Refusal.WrongState, "servers.readOnly"), (refused.Kind, refused.Reason.Code));
        Assert.Equal("servers.readOnly", preview.Hindrance?.Code);
    }

    [Fact]
    public async Task Start_Allowed_IsDoneWithTheNewStartAsEvidenceAndAuditedBeforeAndAfter()
    {
        var outcome = await RunAsync(An.Operator, restart);
        var done = Assert.IsType<Outcome.Done>(outcome);
        Assert.Equal("containers.restart.done", done.Evidence.Code);
        var row = Assert.Single(house.Audit.Rows);
        Assert.Equal(("containers.restart", "web", "oleg", "done"), (row.Intent.Action, row.Intent.Target, row.Intent.Actor.Name, row.Outcome));
    }

    [Fact]
    public async Task Start_ViewerAsks_IsRefusedAndTheEngineHearsNothing()
    {
        var outcome = await RunAsync(An.Viewer, restart);
        Assert.Equal(Refusal.NotAllowed, Assert.IsType<Outcome.Refused>(outcome).Kind);
        Assert.DoesNotContain("restart", engine.Calls);
        Assert.Equal("refused", Assert.Single(house.Audit.Rows).Outcome);
    }

    [Fact]
    public async Task Start_GrantOnAnotherProject_FindsNoSuchContainer()
    {
        house.Rights.Give(An.Operator, new Grant(Role.Operator, A.Server(), "blog"));
        var outcome = await RunAsync(An.Operator, restart with { Container = ContainerName.Parse("db") });
        Assert.Equal(Refusal.NotFound, Assert.IsType<Outcome.Refused>(outcome).Kind);
    }

    [Fact]
    public async Task Start_AuditCannotBeWritten_NothingHappens()
    {
        house.Audit.Broken = true;
        var outcome = await RunAsync(An.Operator, restart);
        Assert.Equal("operations.auditUnavailable", Assert.IsType<Outcome.Refused>(outcome).Reason.Code);
        Assert.DoesNotContain("restart", engine.Calls);
    }

    [Fact]
    public async Task Start_SameWhileRunning_IsTheSameRun()
    {
        var first = await house.Runner.StartAsync(An.Operator, restart, null, Token);
        var second = await house.Runner.StartAsync(An.Administrator, restart with { }, null, Token);
        Assert.Same(first, second);
        await time.PushUntilAsync(first.Completion, TimeSpan.FromMilliseconds(100));
        Assert.Single(engine.Calls, "restart");
    }

    [Fact]
    public async Task Start_UnknownContainer_IsNotFoundForWhoMayAndNotAllowedForWhoMayNot()
    {
        var missing = restart with { Container = ContainerName.Parse("nobody") };
        Assert.Equal(Refusal.NotFound, Assert.IsType<Outcome.Refused>(await RunAsync(An.Operator, missing)).Kind);
        Assert.Equal(Refusal.NotAllowed, Assert.IsType<Outcome.Refused>(await RunAsync(An.Viewer, missing)).Kind);
    }

    [Fact]
    public async Task Start_Destructive_NeedsTheNameTyped()
    {
        var remove = new RemoveContainer(A.Server(), ContainerName.Parse("old"));
        Assert.Equal(Refusal.NeedsConfirmation, Assert.IsType<Outcome.Refused>(await RunAsync(An.Administrator, remove)).Kind);
        Assert.Equal(Refusal.NeedsConfirmation, Assert.IsType<Outcome.Refused>(await RunAsync(An.Administrator, remove, "OLD")).Kind);
        Assert.IsType<Outcome.Done>(await RunAsync(An.Administrator, remove, "old"));
    }

    [Fact]
    public async Task Start_WrongState_IsRefusedWithTheReason()
    {
        var outcome = await RunAsync(An.Operator, new StopContainer(A.Server(), ContainerName.Parse("old")));
        var refused = Assert.IsType<Outcome.Refused>(outcome);
        Assert.Equal((Refusal.WrongState, "containers.stop.stopped"), (refused.Kind, refused.Reason.Code));
    }

    [Fact]
    public async Task Start_EngineSaysNo_IsFailedWithItsWords()
    {
        engine.Fault = new EngineException(Core.Wording.Phrase.Of("engine.said", ("message", "port is already allocated")), EngineFault.Refused);
        var outcome = await RunAsync(An.Operator, new StartContainer(A.Server(), ContainerName.Parse("old")));
        Assert.Equal("port is already allocated", Assert.IsType<Outcome.Failed>(outcome).Reason.Arguments["message"]);
    }

    [Fact]
    public async Task Start_ContainerDiesAgainWithinThreeSeconds_IsFailed()
    {
        engine.OnStart = c => c with { State = ContainerState.Exited, ExitCode = 7, FinishedAt = time.GetUtcNow() + TimeSpan.FromSeconds(1) };
        var outcome = await RunAsync(An.Operator, restart);
        var failed = Assert.IsType<Outcome.Failed>(outcome);
        Assert.Equal(("containers.diedAgain", 7L), (failed.Reason.Code, failed.Reason.Arguments["exitCode"]));
    }

    [Fact]
    public async Task Start_Healthcheck_WaitsForItsVerdict()
    {
        engine.With(A.Container("web", health: HealthState.Healthy, healthWindow: TimeSpan.FromSeconds(30)));
        engine.Become(A.Container("web", health: HealthState.Healthy, healthWindow: TimeSpan.FromSeconds(30)), "update");
        await time.PushUntilAsync(house.UntilAsync(f => f.Find(A.Container("web").Key)?.HealthWindow is not null), TimeSpan.FromMilliseconds(100));
        engine.OnStart = c => c with { Health = HealthState.Starting };
        var run = await house.Runner.StartAsync(An.Operator, restart, null, Token);
        await time.PushUntilAsync(house.UntilAsync(f => f.Find(A.Container("web").Key)?.Health == HealthState.Starting), TimeSpan.FromMilliseconds(100));
        var started = house.Fleet.Current.Find(A.Container("web").Key)!;
        engine.Become(started with { Health = HealthState.Unhealthy }, "health_status: unhealthy");
        var outcome = await time.PushUntilAsync(run.Completion, TimeSpan.FromMilliseconds(100));
        Assert.Equal("containers.restart.done.unhealthy", Assert.IsType<Outcome.Done>(outcome).Evidence.Code);
    }

    [Fact]
    public async Task Cancel_WhileRunning_IsUnknown()
    {
        engine.Hung = true;
        var run = await house.Runner.StartAsync(An.Operator, restart, null, Token);
        Assert.False(await house.Runner.CancelAsync(An.Viewer, run.View.Id, Token));
        Assert.True(await house.Runner.CancelAsync(An.Operator, run.View.Id, Token));
        Assert.Equal("operations.cancelled", Assert.IsType<Outcome.Unknown>(await run.Completion).Reason.Code);
    }

    [Fact]
    public async Task Ledger_AfterARun_ShowsItToWhoMaySeeTheTarget()
    {
        await RunAsync(An.Operator, restart with { Container = ContainerName.Parse("db") });
        house.Rights.Give(An.Viewer, new Grant(Role.Viewer, A.Server(), "blog"));
        var ledger = house.Get<OperationLedger>();
        Assert.Equal("done", Assert.Single(await ledger.ListAsync(An.Administrator, Token)).Outcome!.Word);
        Assert.Empty(await ledger.ListAsync(An.Viewer, Token));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private async Task<Outcome> RunAsync(Actor actor, IOperation operation, string? confirm = null)
    {
        var run = await house.Runner.StartAsync(actor, operation, confirm, Token);
        return await time.PushUntilAsync(run.Completion, TimeSpan.FromMilliseconds(100));
    }
}
