using TapBot.Core.Containers;
using TapBot.Core.Operations;
using TapBot.Core.Servers;

namespace TapBot.Portal.Features.Containers;

/// <summary>An operation that is offered on containers, and how to make it for one.</summary>
/// <param name="Name">The operation's dotted name, which is also the key of its text.</param>
/// <param name="For">Makes the operation for a container.</param>
/// <param name="Fits">True when it makes sense in the container's state, so that it is worth showing.</param>
/// <param name="Bulk">True when it is offered for many at once.</param>
internal sealed record ContainerActionKind(string Name, Func<Container, IOperation> For, Func<Container, bool> Fits, bool Bulk = true)
{
    public static IReadOnlyList<ContainerActionKind> All { get; } =
    [
        new("containers.start", c => new StartContainer(c.Server, NameOf(c)), c => !c.IsAlive && c.State != ContainerState.Restarting),
        new("containers.restart", c => new RestartContainer(c.Server, NameOf(c)), c => c.State is ContainerState.Running or ContainerState.Restarting),
        new("containers.stop", c => new StopContainer(c.Server, NameOf(c)), c => c.IsAlive || c.State == ContainerState.Restarting),
        new("containers.pause", c => new PauseContainer(c.Server, NameOf(c)), c => c.State == ContainerState.Running),
        new("containers.resume", c => new ResumeContainer(c.Server, NameOf(c)), c => c.State == ContainerState.Paused),
        new("containers.kill", c => new KillContainer(c.Server, NameOf(c)), c => c.IsAlive || c.State == ContainerState.Restarting),
        new("containers.remove", c => new RemoveContainer(c.Server, NameOf(c)), c => !c.IsAlive),
    ];

    /// <summary>What people want most in this state: its button stands in the row.</summary>
    public static ContainerActionKind First(Container container) => All.First(k => k.Fits(container) && k.Name != "containers.stop");

    private static ContainerName NameOf(Container container) => ContainerName.Parse(container.Name);
}
