using System.Collections.Concurrent;
using TapBot.Core.Streaming;
using TapBot.Core.Wording;

namespace TapBot.Core.Logs;

/// <summary>
/// The one that writes: full blocks as soon as they are full, journals with every tick, then the quotas. When the disk is full or fails, lines are refused, what is in
/// memory stays there and readable, and the same is tried again until it goes well.
/// </summary>
internal sealed class LogStoreWriter : IAsyncDisposable
{
    private readonly LogStoreHealth health;
    private readonly LogBacklog backlog;
    private readonly LogStoreLimits limits;
    private readonly LogStoreSpace space;
    private readonly TimeProvider time;
    private readonly LogShelves archives;
    private readonly BlockEncoder encoder = new();
    private readonly Pulse work = new();
    private readonly ConcurrentQueue<TaskCompletionSource> flushes = [];
    private ITimer? timer;
    private Task running = Task.CompletedTask;
    private byte[] buffer = [];
    private DateTimeOffset retryAt, labelsAt;
    private volatile bool tickIsDue, isStopping, hasRefused;

    public LogStoreWriter(
        LogShelves archives,
        LogStoreSpace space,
        LogStoreHealth health,
        LogBacklog backlog,
        LogStoreLimits limits,
        TimeProvider time)
    {
        (this.archives, this.space, this.health, this.backlog, this.limits, this.time) = (archives, space, health, backlog, limits, time);
    }

    /// <summary>Begins to write, once everything that was on the disk has been read.</summary>
    public void Start()
    {
        running = Task.Run(RunAsync);
        timer = time.CreateTimer(_ => Tick(), null, limits.Tick, limits.Tick);
    }

    /// <summary>Whether lines can be appended now; when not, <see cref="LogStoreHealth.Changed"/> is raised as soon as they can.</summary>
    public bool TakesLines()
    {
        if (health.Suspended is null && !backlog.IsFull && !isStopping)
            return true;
        hasRefused = true;
        return false;
    }

    /// <summary>There is a full block.</summary>
    public void Wake() => work.Raise();

    /// <summary>Completes when everything that was appended before has been written, or tried in vain.</summary>
    public Task FlushAsync()
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        flushes.Enqueue(done);
        work.Raise();
        return running.IsCompleted ? running : done.Task;
    }

    /// <summary>Writes what is left and stops.</summary>
    public async ValueTask DisposeAsync()
    {
        if (timer is not null)
            await timer.DisposeAsync();
        isStopping = true;
        work.Raise();
        await running;
        encoder.Dispose();
        while (flushes.TryDequeue(out var late))
            late.SetResult();
    }

    private void Tick()
    {
        tickIsDue = true;
        work.Raise();
    }

    private async Task RunAsync()
    {
        for (var isLast = false; !isLast;)
        {
            var next = work.NextAsync();
            isLast = isStopping;
            Pass(isLast);
            if (!isLast)
                await next;
        }
    }

    private void Pass(bool isLast)
    {
        var waiting = flushes.Count;
        var isWhole = tickIsDue || waiting > 0 || isLast;
        tickIsDue = false;
        if (health.Suspended is null || time.GetUtcNow() >= retryAt || isLast)
            TryWrite(isWhole);
        if (hasRefused && health.Suspended is null && !backlog.IsFull)
        {
            hasRefused = false;
            health.Changed.Raise();
        }
        for (; waiting > 0 && flushes.TryDequeue(out var flush); waiting--)
            flush.SetResult();
    }

    private void TryWrite(bool isWhole)
    {
        try
        {
            var all = archives.Kept();
            var hasGrown = false;
            if (isWhole)
                space.Close(all);
            foreach (var archive in all)
            {
                hasGrown |= archive.Files.Seal(encoder);
                if (!isWhole)
                    continue;
                archive.Files.WriteJournal(ref buffer);
            }
            if (isWhole || hasGrown)
                space.Enforce(all);
            if (!isWhole)
                return;
            archives.Sweep();
            WriteLabels(all);

            // Only now, when everything that was taken is written: that is what the reserve is for.
            if (space.Shortage(health.Suspended is not null) is { } shortage)
                Suspend(shortage);
            else
                health.Resume();
        }
        catch (IOException failure)
        {
            Suspend(LogDisk.IsFull(failure) ? space.Full() : Phrase.Of("logs.history.failed", ("error", failure.Message)));
        }
        catch (Exception failure)
        {
            // Whatever it is: whoever counts on the history must see that it is not written.
            Suspend(Phrase.Of("logs.history.failed", ("error", failure.Message)));
        }
    }

    /// <summary>Labels only help to find lines: that they cannot be written, whatever the reason, keeps no line from being written. They are tried again.</summary>
    private void WriteLabels(List<LogArchive> all)
    {
        if (time.GetUtcNow() < labelsAt && !isStopping)
            return;
        var failure = (Exception?)null;
        foreach (var archive in all)
        {
            try
            {
                archive.Files.WriteLabels();
            }
            catch (Exception unwritten)
            {
                failure ??= unwritten;
            }
        }
        if (failure is not null)
            labelsAt = time.GetUtcNow() + limits.Retry;
        health.LabelsWritten(failure);
    }

    private void Suspend(Phrase why)
    {
        health.Suspend(why);
        retryAt = time.GetUtcNow() + limits.Retry;
    }
}
