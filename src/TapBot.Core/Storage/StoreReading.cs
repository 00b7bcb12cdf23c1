namespace TapBot.Core.Storage;

/// <summary>Readings of one thing, one after another: what was read earlier never takes the place of what was read later.</summary>
internal sealed class StoreReading
{
    private readonly SemaphoreSlim turn = new(1, 1);

    /// <summary>Reads, and has it taken before anything is read again.</summary>
    public async Task TakeAsync<T>(Func<Task<T>> read, Action<T> take, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            take(await read());
        }
        finally
        {
            turn.Release();
        }
    }
}
