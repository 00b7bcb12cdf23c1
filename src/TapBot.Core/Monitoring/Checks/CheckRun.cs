using Microsoft.Extensions.Logging;
using TapBot.Core.Figures;
using TapBot.Core.Streaming;
using TapBot.Core.Wording;

namespace TapBot.Core.Monitoring;

/// <summary>
/// Makes one check, again and again, and at once when somebody asks. One that fails is made again soon, so that it is red or green within seconds; one that is not legal is shown as that and never made.
/// </summary>
internal sealed class CheckRun(CheckPlan plan, ICheckProbe probe, CheckBroadcast broadcast, HistoryRecorder history, TimeProvider time, ILogger logger)
{
    /// <summary>How soon a look that failed is made again.</summary>
    public static readonly TimeSpan Again = TimeSpan.FromSeconds(10);

    private readonly Pulse asked = new();
    private int looks = broadcast.Current.GetValueOrDefault(plan.Name)?.Look ?? 0;

    /// <summary>What is made.</summary>
    public CheckPlan Plan => plan;

    /// <summary>Asks for a look that begins from now on: its number is greater than the one that is given.</summary>
    public int Ask()
    {
        var begun = Volatile.Read(ref looks);
        asked.Raise();
        return begun;
    }

    /// <summary>Runs until cancelled, or until it has said that there is nothing to make.</summary>
    /// <param name="first">How long it waits before the first look, unless somebody asks.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task RunAsync(TimeSpan first, CancellationToken cancellationToken)
    {
        try
        {
            var state = CheckState.Of(plan, looks, time.GetUtcNow());
            broadcast.Publish(state);
            if (state.Flaw is not null)
                return;
            var check = HttpCheck.Of(plan.Name, plan.Question);
            await asked.PastAsync(0, first, time, cancellationToken);
            while (true)
            {
                var version = asked.Version;
                broadcast.Publish(state = await LookAsync(check, state, cancellationToken));
                await asked.PastAsync(version, state.Failures is > 0 and < CheckState.RedAfter && Again < check.Every ? Again : check.Every, time, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
        }
    }

    private async Task<CheckState> LookAsync(HttpCheck check, CheckState before, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref looks);
        var (flaw, took) = await AskAsync(check, cancellationToken);
        var now = time.GetUtcNow();
        if (took is { TotalMilliseconds: var milliseconds })
            history.Add(CheckReader.SeriesOf(check.Name, check.Scope.Server), check.Scope, now, milliseconds);
        return before.After(flaw, took, check.Slow, now);
    }

    /// <summary>An answer that nobody thought of must not end the watch over it.</summary>
    private async Task<(Phrase? Flaw, TimeSpan? Took)> AskAsync(HttpCheck check, CancellationToken cancellationToken)
    {
        try
        {
            return await probe.AskAsync(check, cancellationToken);
        }
        catch (Exception failed) when (!cancellationToken.IsCancellationRequested)
        {
            Log.CheckBroke(logger, check.Name, failed);
            return (Phrase.Of("monitoring.check.failed", ("said", failed.Message)), null);
        }
    }
}
