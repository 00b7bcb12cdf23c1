using TapBot.Core.Logs;

namespace TapBot.Testing.Logs;

/// <summary>Keeps every line it is given and lets tests wait for them. <paramref name="enough"/> says when it has enough.</summary>
internal sealed class CollectingSink(Func<LogLine, bool>? enough = null) : ILogSink
{
    private readonly Lock gate = new();
    private readonly List<LogLine> lines = [];
    private readonly List<(Func<IReadOnlyList<LogLine>, bool> Condition, TaskCompletionSource Done)> waiting = [];
    private readonly TaskCompletionSource live = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the source has answered.</summary>
    public Task WhenLive => live.Task;

    public IReadOnlyList<LogLine> Lines
    {
        get
        {
            lock (gate)
                return [.. lines];
        }
    }

    public void Live() => live.TrySetResult();

    public bool Write(ReadOnlySpan<LogLine> batch)
    {
        lock (gate)
        {
            var wanted = true;
            foreach (var line in batch)
            {
                lines.Add(line);
                wanted &= enough is null || !enough(line);
            }
            foreach (var (_, done) in waiting.Where(w => w.Condition(lines)).ToList())
                done.TrySetResult();
            waiting.RemoveAll(w => w.Done.Task.IsCompleted);
            return wanted;
        }
    }

    /// <summary>Completes when the lines gathered so far satisfy a condition.</summary>
    public Task WhenAsync(Func<IReadOnlyList<LogLine>, bool> condition)
    {
        lock (gate)
        {
            if (condition(lines))
                return Task.CompletedTask;
            var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Add((condition, done));
            return done.Task;
        }
    }
}
