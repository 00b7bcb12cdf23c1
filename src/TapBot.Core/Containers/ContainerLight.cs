using TapBot.Core.Figures;
using TapBot.Core.Wording;

namespace TapBot.Core.Containers;

/// <summary>What the state of a container means for people: a light and the words beside it.</summary>
/// <param name="Colour">Red when somebody should look now, yellow soon; unknown for what rests or cannot be judged.</param>
/// <param name="Words">The state in words.</param>
public readonly record struct ContainerLight(LightColour Colour, Phrase Words)
{
    // 128 + SIGKILL and 128 + SIGTERM: how a process ends that was told to.
    private const int Killed = 137, Terminated = 143;

    /// <summary>True when somebody should look. What rests or is on its way is nobody's worry, and what an engine that is silent hides is the worry of the engine.</summary>
    public bool NeedsAttention => Colour is LightColour.Red or LightColour.Yellow;

    /// <summary>Judges a container.</summary>
    /// <param name="container">The container.</param>
    /// <param name="engineLive">False when the engine does not answer, so that nothing is known.</param>
    /// <param name="now">The time, to tell recent restarts from old ones.</param>
    public static ContainerLight Of(Container container, bool engineLive, DateTimeOffset now) =>
        !engineLive ? new(LightColour.Unknown, Phrase.Of("containers.state.unknown"))
        : container.State switch
        {
            ContainerState.Running => Running(container, now),
            ContainerState.Paused => new(LightColour.Yellow, Phrase.Of("containers.state.paused")),
            ContainerState.Restarting => new(LightColour.Red, Phrase.Of("containers.state.restarting", ("exitCode", container.ExitCode))),
            ContainerState.Exited => Exited(container),
            ContainerState.Created when container.Error.Length > 0 => new(LightColour.Red, Phrase.Of("containers.state.notStarted")),
            ContainerState.Created => new(LightColour.Unknown, Phrase.Of("containers.state.created")),
            ContainerState.Removing => new(LightColour.Unknown, Phrase.Of("containers.state.removing")),
            ContainerState.Dead => new(LightColour.Red, Phrase.Of("containers.state.dead")),
            _ => new(LightColour.Unknown, Phrase.Of("containers.state.unknown")),
        };

    private static ContainerLight Running(Container container, DateTimeOffset now)
    {
        if (container.Health == HealthState.Unhealthy)
            return new(LightColour.Red, Phrase.Of("containers.state.unhealthy"));
        var restarts = container.RecentRestarts.Count(r => now - r < RestartMemory.Window);
        if (restarts > 0)
            return new(LightColour.Yellow, Phrase.Of("containers.state.restarted", ("count", restarts), ("minutes", (int)RestartMemory.Window.TotalMinutes)));
        return container.Health switch
        {
            HealthState.Healthy => new(LightColour.Green, Phrase.Of("containers.state.healthy")),
            HealthState.Starting => new(LightColour.Unknown, Phrase.Of("containers.state.starting")),
            _ => new(LightColour.Green, Phrase.Of("containers.state.running")),
        };
    }

    private static ContainerLight Exited(Container container) => container switch
    {
        { OutOfMemory: true } => new(LightColour.Red, Phrase.Of("containers.state.outOfMemory", ("exitCode", container.ExitCode))),
        { ExitCode: 0 } => new(LightColour.Unknown, Phrase.Of("containers.state.finished", ("finishedAt", container.FinishedAt))),
        { ExitCode: Killed or Terminated } => new(LightColour.Unknown, Phrase.Of("containers.state.stopped", ("finishedAt", container.FinishedAt))),
        _ => new(LightColour.Red, Phrase.Of("containers.state.exited", ("exitCode", container.ExitCode))),
    };
}
