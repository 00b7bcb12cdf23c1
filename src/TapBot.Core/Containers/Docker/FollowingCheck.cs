using TapBot.Core.Logs;

namespace TapBot.Core.Containers.Docker;

/// <summary>
/// Finds out that an engine follows a file that nobody writes any more. It does so when the log is rotated while it hands out the lines that a following begins with (20.10; engines from API 1.42 on do not):
/// nothing comes until the next rotation, and what is written in between is never handed out. So the engine is asked, soon after a following has begun, for the newest line of the log, and once more when others
/// were still coming; when that line does not come, nor any other, the following is cut off, to begin anew.
/// </summary>
/// <param name="sink">Takes the lines.</param>
/// <param name="newest">The highest timestamp that was delivered before.</param>
/// <param name="patience">How long the newest line, or any, may take.</param>
/// <param name="time">The clock.</param>
internal sealed class FollowingCheck(ILogSink sink, long newest, TimeSpan patience, TimeProvider time) : ILogSink
{
    /// <summary>How long after the engine's answer it is asked for the newest line.</summary>
    public static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(250);

    private const int Rounds = 2;

    private readonly TaskCompletionSource live = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long newest = newest;
    private int batches;

    public bool IsUrgent => sink.IsUrgent;

    public Task WantedAsync() => sink.WantedAsync();

    public void Live()
    {
        sink.Live();
        live.TrySetResult();
    }

    public bool Write(ReadOnlySpan<LogLine> lines)
    {
        foreach (var line in lines)
            Volatile.Write(ref newest, Math.Max(newest, line.Cursor.Nanoseconds));
        Interlocked.Increment(ref batches);
        return sink.Write(lines);
    }

    /// <summary>Follows until that ends, or is found to be stuck.</summary>
    /// <param name="follow">Follows into this.</param>
    /// <param name="askNewest">The timestamp of the newest line of the log; null when it has none, or need not be asked.</param>
    /// <param name="cancellationToken">Ends both.</param>
    public async Task<LogOutcome> RunAsync(Func<CancellationToken, Task<LogOutcome>> follow, Func<CancellationToken, Task<long?>> askNewest, CancellationToken cancellationToken)
    {
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var following = follow(cut.Token);
        var checking = IsStuckAsync(askNewest, cut.Token);
        try
        {
            if (await Task.WhenAny(following, checking) == checking && await checking)
                await cut.CancelAsync();
            return await following;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return LogOutcome.Stuck;
        }
        finally
        {
            await cut.CancelAsync();
            await checking;
        }
    }

    private async Task<bool> IsStuckAsync(Func<CancellationToken, Task<long?>> askNewest, CancellationToken cancellationToken)
    {
        try
        {
            await live.Task.WaitAsync(cancellationToken);
            for (var round = 0; round < Rounds; round++)
            {
                await Task.Delay(round == 0 ? Settling : patience, time, cancellationToken);
                if (await askNewest(cancellationToken) is not { } asked)
                    return false;
                while (!HasCome(asked))
                {
                    var before = Volatile.Read(ref batches);
                    await Task.Delay(patience, time, cancellationToken);
                    if (!HasCome(asked) && Volatile.Read(ref batches) == before)
                        return true;
                }
                if (Volatile.Read(ref batches) == 0)
                    return false;
            }
            return false;
        }
        catch (Exception)
        {
            return false; // the following itself tells what is wrong
        }
    }

    private bool HasCome(long nanoseconds) => Volatile.Read(ref newest) >= nanoseconds;
}
