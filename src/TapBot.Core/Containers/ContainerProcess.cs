namespace TapBot.Core.Containers;

/// <summary>The first process of a running container, by which the kernel of the engine's machine can be asked what the container takes.</summary>
/// <param name="Id">Its number, as the engine's machine counts them.</param>
/// <param name="OnMachineNetwork">True when it uses the network of the machine: nothing is counted for the container then.</param>
internal sealed record ContainerProcess(int Id, bool OnMachineNetwork);
