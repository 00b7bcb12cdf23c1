using TapBot.Core.Containers;
using TapBot.Core.Operations;
using TapBot.Testing.Access;
using TapBot.Testing.Containers;

namespace TapBot.EndToEnd.Containers;

/// <summary>A real engine with the room of containers over it.</summary>
internal sealed class EngineAtWork : IAsyncDisposable
{
    private EngineAtWork(RealEngine real, ContainerHouse house) => (Real, House) = (real, house);

    public RealEngine Real { get; }

    public ContainerHouse House { get; }

    public static async Task<EngineAtWork> OpenAsync(string variable, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var real = new RealEngine(variable);
        var at = new EngineAtWork(real, new ContainerHouse(real.Server, real.Address, settings: settings));
        await at.House.StartAsync();
        await at.House.UntilAsync(f => f.Servers[real.Server].Server.IsLive);
        return at;
    }

    /// <summary>The container, once the list shows that it was started: before that it shows what it is called only, and operations rightly refuse.</summary>
    public Task<ContainerName> SeenAsync(string name) => SeenAsync(name, static c => c.StartedAt is not null);

    /// <summary>The container, once the list shows that it was made; nobody has started it.</summary>
    public Task<ContainerName> SeenCreatedAsync(string name) => SeenAsync(name, static c => c.State == ContainerState.Created);

    public Task<string> StatusAsync(ContainerName name) => Real.DockerAsync("inspect", "-f", "{{.State.Status}}", name.Value);

    /// <summary>Does it and gives the code of the evidence; fails with the reason when it was not done.</summary>
    public async Task<string> DoneAsync(IOperation operation, string? confirm = null)
    {
        var outcome = await RunAsync(operation, confirm);
        return outcome is Outcome.Done done ? done.Evidence.Code : throw new Xunit.Sdk.XunitException($"{operation} was not done: {outcome}");
    }

    public async Task<Outcome> RunAsync(IOperation operation, string? confirm = null) =>
        await (await House.Runner.StartAsync(An.Administrator, operation, confirm, TestContext.Current.CancellationToken)).Completion;

    private async Task<ContainerName> SeenAsync(string name, Func<Container, bool> looks)
    {
        var typed = ContainerName.Parse(name);
        await House.UntilAsync(f => f.Find(Real.Server, typed) is { } container && looks(container));
        return typed;
    }

    public async ValueTask DisposeAsync()
    {
        await House.DisposeAsync();
        await Real.DisposeAsync();
    }
}
