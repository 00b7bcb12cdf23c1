namespace TapBot.Core.Storage;

/// <summary>Lets one writer in at a time, so that writers wait here and not inside SQLite, where waiting blocks a thread and may time out.</summary>
internal sealed class WriterGate : IDisposable
{
    private readonly SemaphoreSlim one = new(1, 1);

    /// <summary>Waits for the turn; dispose the answer to let the next one in.</summary>
    public async Task<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        await one.WaitAsync(cancellationToken);
        return new Turn(one);
    }

    public void Dispose() => one.Dispose();

    private sealed class Turn(SemaphoreSlim one) : IDisposable
    {
        private int left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref left, 1) == 0)
                one.Release();
        }
    }
}
