using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using TapBot.Core.Access;
using TapBot.Core.Operations;
using TapBot.Core.Wording;
using TapBot.Testing.Access;
using TapBot.Testing.Audit;
using TapBot.Testing.Containers;

namespace TapBot.Core.Tests.Operations;

/// <summary>What an operation with <see cref="Risk.Privileged"/> asks for beyond the right.</summary>
public sealed class PrivilegedOperationTests : IAsyncLifetime
{
    private static readonly Actor Script = new(ActorKind.Token, "t", "ann/ci");
    private readonly FakeTimeProvider time = new(A.Noon);
    private readonly FixedConfirmations confirmations = new();
    private readonly AuditInMemory audit = new();
    private readonly OpenHandler handler = new();
    private readonly ServiceProvider services;
    private readonly OperationRunner runner;

    public PrivilegedOperationTests()
    {
        services = new ServiceCollection().AddSingleton<IOperationHandler<OpenVault>>(handler).BuildServiceProvider();
        var guard = new AccessGuard(An.Store().Give(Script, new Grant(Role.Administrator)), time);
        runner = new OperationRunner(new OperationCatalog(typeof(OpenVault).Assembly), guard, new StepUp(confirmations, time), audit, new OperationLedger(guard, time), services, time,
            NullLogger<OperationRunner>.Instance);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await runner.DisposeAsync();
        await services.DisposeAsync();
    }

    [Fact]
    public async Task Start_SignInNotFresh_NeedsStepUpAndIsWrittenDown()
    {
        confirmations.Confirm(An.Administrator, time.GetUtcNow() - StepUp.Freshness);

        var refused = Assert.IsType<Outcome.Refused>(await RunAsync(An.Administrator));

        Assert.Equal((Refusal.NeedsStepUp, "access.stepUp.needed"), (refused.Kind, refused.Reason.Code));
        Assert.Equal("refused", Assert.Single(audit.Rows).Outcome);
        Assert.Equal(0, handler.Runs);
        Assert.True((await runner.PreviewAsync(An.Administrator, new OpenVault(), Token)).NeedsStepUp);
    }

    [Fact]
    public async Task Start_SignInFresh_IsDone()
    {
        confirmations.Confirm(An.Administrator, time.GetUtcNow() - StepUp.Freshness + TimeSpan.FromSeconds(1));

        Assert.False((await runner.PreviewAsync(An.Administrator, new OpenVault(), Token)).NeedsStepUp);
        Assert.IsType<Outcome.Done>(await RunAsync(An.Administrator));
    }

    [Fact]
    public async Task Start_FreshWithoutTheRight_IsNotAllowed()
    {
        confirmations.Confirm(An.Operator, time.GetUtcNow());

        Assert.Equal(Refusal.NotAllowed, Assert.IsType<Outcome.Refused>(await RunAsync(An.Operator)).Kind);
    }

    [Fact]
    public async Task Start_Token_OnlyWhenItWasMintedForThat()
    {
        confirmations.Mint(Script, Permission.Administer);
        Assert.Equal("access.stepUp.token", Assert.IsType<Outcome.Refused>(await RunAsync(Script)).Reason.Code);

        confirmations.Mint(Script, Permission.RevealSecrets);
        Assert.IsType<Outcome.Done>(await RunAsync(Script));
    }

    private async Task<Outcome> RunAsync(Actor actor) => await (await runner.StartAsync(actor, new OpenVault(), null, Token)).Completion;

    [Operation("vault.open", Permission.RevealSecrets, Risk.Privileged, Route = "vault/open")]
    private sealed record OpenVault : IOperation;

    private sealed class OpenHandler : IOperationHandler<OpenVault>
    {
        public int Runs { get; private set; }

        public Resolution Resolve(OpenVault operation) => new OperationTarget("vault", Scope.Portal);

        public TimeSpan Deadline(OpenVault operation) => TimeSpan.FromSeconds(10);

        public Task<Outcome> RunAsync(OpenVault operation, IProgress<Phrase> progress, CancellationToken cancellationToken)
        {
            Runs++;
            return Task.FromResult<Outcome>(new Outcome.Done(Phrase.Of("vault.open.done")));
        }
    }
}
