using TapBot.Core.Logs;

namespace TapBot.Testing.Logs;

/// <summary>A store that keeps nothing.</summary>
internal sealed class NothingKept : ILogStore
{
    public LogStoreState State { get; } = new(0, 0, 0);

    public IReadOnlyList<ILogArchive> Archives => [];

    public Task NextAsync() => new TaskCompletionSource().Task;

    public ILogArchive? Of(LogOrigin origin) => null;

    public LogKeeping KeepingOf(LogOrigin origin) => LogKeeping.Off;

    public void Except(LogOrigin origin)
    {
    }
}
