namespace TapBot.Core.Access;

/// <summary>Waiting that ends when the right to what is waited for is lost.</summary>
internal static class GuardedWait
{
    /// <summary>Waits, and looks at the rights whenever they may have changed, and once more at the end.</summary>
    /// <exception cref="AccessDeniedException">The right was lost.</exception>
    public static Task WaitAsync(this AccessGuard guard, Actor actor, Permission permission, Scope scope, Func<CancellationToken, ValueTask> wait, CancellationToken cancellationToken) =>
        guard.WaitAsync(token => guard.DemandAsync(actor, permission, scope, token), wait, cancellationToken);

    /// <summary>The same for what needs more than a right.</summary>
    /// <param name="guard">Says when rights may have changed.</param>
    /// <param name="demand">Throws when something is lost.</param>
    /// <param name="wait">What is waited for; it is cancelled then.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task WaitAsync(this AccessGuard guard, Func<CancellationToken, ValueTask> demand, Func<CancellationToken, ValueTask> wait, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var waiting = wait(end.Token).AsTask();
        try
        {
            while (!waiting.IsCompleted)
            {
                var look = guard.NextLookAsync();
                await demand(cancellationToken);
                await Task.WhenAny(waiting, look);
            }
            await demand(cancellationToken);
        }
        finally
        {
            await end.CancelAsync();
            await waiting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        await waiting;
    }
}
