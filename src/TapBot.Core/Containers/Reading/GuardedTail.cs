using TapBot.Core.Access;
using TapBot.Core.Logs;
using TapBot.Core.Streaming;
using TapBot.Core.Wording;

namespace TapBot.Core.Containers;

/// <summary>A tail that looks at the rights again with every batch and whenever they may have changed, and ends with that reason when they are gone.</summary>
internal sealed class GuardedTail(ILogTail tail, Actor actor, Scope scope, AccessGuard guard, TimeProvider time) : ILogTail
{
    private static readonly LogBatch Nothing = new([], 0, 0);
    private StreamState.Ended? lost;

    public StreamState State => lost ?? tail.State;

    public async ValueTask WaitAsync(CancellationToken cancellationToken)
    {
        if (lost is not null)
            await Task.Delay(Timeout.InfiniteTimeSpan, time, cancellationToken);
        try
        {
            await guard.WaitAsync(actor, Permission.See, scope, tail.WaitAsync, cancellationToken);
        }
        catch (AccessDeniedException)
        {
            lost = new StreamState.Ended(time.GetUtcNow(), Phrase.Of("logs.rightLost"));
        }
    }

    public LogBatch ReadNewest(int max) => lost is null ? tail.ReadNewest(max) : Nothing;

    public LogBatch ReadRange(long fromSequence, int max) => lost is null ? tail.ReadRange(fromSequence, max) : Nothing;

    public async Task<IReadOnlyList<LogLine>?> ReadOlderAsync(LogCursor before, int max, CancellationToken cancellationToken) =>
        await guard.AllowsAsync(actor, Permission.See, scope, cancellationToken) ? await tail.ReadOlderAsync(before, max, cancellationToken) : [];

    public ValueTask DisposeAsync() => tail.DisposeAsync();
}
