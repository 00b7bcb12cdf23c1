using TapBot.Core.Operations;
using TapBot.Core.Wording;

namespace TapBot.Core.Containers;

/// <summary>Watches a container that has just started: whether it stays up, and what its healthcheck says.</summary>
internal sealed class ContainerRise(ContainerOperation containers, ILastLines lastLines)
{
    /// <summary>A process that lives this long has not died of a wrong start.</summary>
    public static readonly TimeSpan Survival = TimeSpan.FromSeconds(3);

    /// <summary>The longest wait for a healthcheck's verdict; one that needs longer is reported as still starting.</summary>
    public static readonly TimeSpan LongestHealth = TimeSpan.FromMinutes(2);

    /// <summary>Everything together.</summary>
    public static readonly TimeSpan Longest = LongestHealth + Survival + ContainerOperation.Showing * 2;

    private const int LinesShown = 20;

    /// <summary>Says how the start went; <paramref name="code"/> is the operation's name, the beginning of every statement.</summary>
    public async Task<Outcome> WatchAsync(string code, Container? started, IProgress<Phrase> progress, CancellationToken cancellationToken)
    {
        if (started is null)
            return new Outcome.Failed(Phrase.Of("containers.removedMeanwhile"));
        if (started.State == ContainerState.Created && started.Error.Length > 0)
            return new Outcome.Failed(Phrase.Of("engine.said", ("message", started.Error)));
        progress.Report(Phrase.Of("containers.rise.survive", ("seconds", (long)Survival.TotalSeconds)));
        var dead = await containers.WaitAsync(started.Key, c => c is null || !c.IsAlive || c.StartedAt != started.StartedAt, Survival, cancellationToken);
        if (dead is not null || containers.Now(started.Key) is not { } alive)
            return await DiedAsync(started, dead, cancellationToken);
        if (alive.HealthWindow is not { } window)
            return new Outcome.Done(Phrase.Of($"{code}.done", ("startedAt", started.StartedAt)));
        return await HealthAsync(code, alive, window, progress, cancellationToken);
    }

    private async Task<Outcome> HealthAsync(string code, Container alive, TimeSpan window, IProgress<Phrase> progress, CancellationToken cancellationToken)
    {
        var most = window < LongestHealth ? window : LongestHealth;
        progress.Report(Phrase.Of("containers.rise.health", ("seconds", (long)most.TotalSeconds)));
        var after = await containers.WaitAsync(
            alive.Key, c => c is not { IsAlive: true } || c.StartedAt != alive.StartedAt || c.Health is HealthState.Healthy or HealthState.Unhealthy, most, cancellationToken);
        var seconds = alive.StartedAt is { } at ? Math.Max(0, (long)(containers.Time.GetUtcNow() - at).TotalSeconds) : 0;
        return after switch
        {
            null when containers.Now(alive.Key) is not null =>
                new Outcome.Done(Phrase.Of($"{code}.done.starting", ("startedAt", alive.StartedAt), ("seconds", seconds))),
            { IsAlive: true, Health: HealthState.Healthy } when after.StartedAt == alive.StartedAt =>
                new Outcome.Done(Phrase.Of($"{code}.done.healthy", ("startedAt", alive.StartedAt), ("seconds", seconds))),
            { IsAlive: true, Health: HealthState.Unhealthy } when after.StartedAt == alive.StartedAt =>
                new Outcome.Done(Phrase.Of($"{code}.done.unhealthy", ("startedAt", alive.StartedAt), ("seconds", seconds))),
            _ => await DiedAsync(alive, after, cancellationToken),
        };
    }

    private async Task<Outcome> DiedAsync(Container started, Container? now, CancellationToken cancellationToken)
    {
        if (now is null)
            return new Outcome.Failed(Phrase.Of("containers.removedMeanwhile"));
        var lines = await lastLines.OfAsync(now, LinesShown, cancellationToken);
        var lived = (now.FinishedAt > started.StartedAt ? now.FinishedAt : null) - started.StartedAt;
        return new Outcome.Failed(Phrase.Of(
            now.OutOfMemory ? "containers.diedOfMemory" : "containers.diedAgain",
            ("exitCode", now.ExitCode),
            ("seconds", Math.Round(lived?.TotalSeconds ?? Survival.TotalSeconds, 1)),
            ("lines", string.Join('\n', lines))));
    }
}
