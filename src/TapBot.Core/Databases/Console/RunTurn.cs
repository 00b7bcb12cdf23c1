namespace TapBot.Core.Databases;

/// <summary>A connection does one thing at a time: whoever comes meanwhile waits.</summary>
internal sealed class RunTurn : IDisposable
{
    private readonly SemaphoreSlim free = new(1);

    public async Task<T> TakeAsync<T>(Func<CancellationToken, Task<T>> act, CancellationToken cancellationToken)
    {
        await free.WaitAsync(cancellationToken);
        try
        {
            return await act(cancellationToken);
        }
        finally
        {
            free.Release();
        }
    }

    public Task TakeAsync(Func<CancellationToken, Task> act, CancellationToken cancellationToken) =>
        TakeAsync(async token =>
        {
            await act(token);
            return true;
        }, cancellationToken);

    public void Dispose() => free.Dispose();
}
