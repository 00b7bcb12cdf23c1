namespace TapBot.Core.Access;

/// <summary>Waiting that ends when the right to what is waited for is lost.</summary>
internal static class GuardedWait
{
    /// <summary>Waits, and looks at the rights whenever they may have changed, and once more at the end.</summary>
    /// <exception cref="AccessDeniedException">The right was lost.</exception>
    public static async Task WaitAsync(
        this AccessGuard guard, Actor actor, Permission permission, Scope scope, Func<CancellationToken, ValueTask> wait, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var waiting = wait(end.Token).AsTask();
        try
        {
            while (!waiting.IsCompleted)
            {
                var look = guard.NextLookAsync();
                await guard.DemandAsync(actor, permission, scope, cancellationToken);
                await Task.WhenAny(waiting, look);
            }
            await guard.DemandAsync(actor, permission, scope, cancellationToken);
        }
        finally
        {
            await end.CancelAsync();
            await waiting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        await waiting;
    }
}
