namespace TapBot.Core.Logs;

/// <summary>How much text waits to be compressed and written, over all archives. Thread-safe.</summary>
internal sealed class LogBacklog(long most)
{
    private long bytes;

    /// <summary>No more lines are taken until some of it was written.</summary>
    public bool IsFull => Interlocked.Read(ref bytes) >= most;

    public void Add(int length) => Interlocked.Add(ref bytes, length);

    public void Remove(int length) => Interlocked.Add(ref bytes, -length);
}
