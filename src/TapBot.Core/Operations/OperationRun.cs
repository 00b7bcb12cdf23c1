using TapBot.Core.Wording;

namespace TapBot.Core.Operations;

/// <summary>One run of an operation, to be waited for, watched and cancelled.</summary>
public sealed class OperationRun : IProgress<Phrase>, IDisposable
{
    private readonly TaskCompletionSource<Outcome> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource cancel = new();
    private readonly Action<OperationView> changed;
    private readonly Lock gate = new();
    private OperationView view;

    internal OperationRun(OperationView view, Action<OperationView> changed) => (this.view, this.changed) = (view, changed);

    /// <summary>How it stands now.</summary>
    public OperationView View { get { lock (gate) return view; } }

    /// <summary>Completes when it has ended; never faults.</summary>
    public Task<Outcome> Completion => completion.Task;

    internal CancellationToken Cancelled => cancel.Token;

    /// <summary>Asks it to stop. What the engine has begun it may finish.</summary>
    public void Cancel()
    {
        if (!completion.Task.IsCompleted)
            cancel.Cancel();
    }

    /// <inheritdoc/>
    public void Report(Phrase value) => Change(v => v with { Progress = value });

    /// <inheritdoc/>
    public void Dispose() => cancel.Dispose();

    internal void End(Outcome outcome, DateTimeOffset at)
    {
        Change(v => v with { Outcome = outcome, Ended = at });
        completion.TrySetResult(outcome);
    }

    private void Change(Func<OperationView, OperationView> how)
    {
        OperationView now;
        lock (gate)
            now = view = how(view);
        changed(now);
    }
}
