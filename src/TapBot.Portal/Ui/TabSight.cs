namespace TapBot.Portal.Ui;

/// <summary>Whether the tab of a circuit is in sight: nothing is drawn or sent for one that nobody sees. In sight at first; the script of the connection mark says otherwise.</summary>
/// <param name="ends">Cancelled when the portal stops: then nothing is drawn for anybody.</param>
public sealed class TabSight(CancellationToken ends = default)
{
    private volatile TaskCompletionSource? hidden;

    /// <summary>Cancelled when the portal stops.</summary>
    public CancellationToken Ends => ends;

    /// <summary>True while somebody can see the tab.</summary>
    public bool IsSeen => hidden is null;

    /// <summary>The tab has come into sight or gone out of it; a second call with the same value changes nothing.</summary>
    public void Set(bool seen)
    {
        if (seen)
            Interlocked.Exchange(ref hidden, null)?.TrySetResult();
        else
            Interlocked.CompareExchange(ref hidden, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), null);
    }

    /// <summary>Completes when the tab is in sight.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => hidden?.Task.WaitAsync(cancellationToken) ?? Task.CompletedTask;
}
