using System.Collections.Concurrent;

namespace TapBot.Core.Logs;

/// <summary>The store on the disk as tails and readers use it.</summary>
internal sealed class RecordedStore(LogStore store) : ILogStore
{
    private readonly ConcurrentDictionary<(ServerName Server, string Place), bool> excepted = new();
    private readonly ConcurrentDictionary<LogArchive, RecordedArchive> archives = new();

    public LogStoreState State => store.State;

    public Task NextAsync() => store.Changed.NextAsync();

    public IReadOnlyList<ILogArchive> Archives => [.. store.Archives.Select(Of)];

    public ILogArchive? Of(LogOrigin origin)
    {
        if (!store.Records(origin) || excepted.ContainsKey((origin.Server, origin.Place)))
            return null;
        var archive = Of(store.Of(origin));
        archive.IsRecording = true;
        return archive;
    }

    public LogKeeping KeepingOf(LogOrigin origin) =>
        excepted.ContainsKey((origin.Server, origin.Place)) ? LogKeeping.Own : store.Records(origin) ? LogKeeping.Kept : store.IsEnabled ? LogKeeping.Excluded : LogKeeping.Off;

    public void Except(LogOrigin origin) => excepted[(origin.Server, origin.Place)] = true;

    private RecordedArchive Of(LogArchive archive) => archives.GetOrAdd(archive, static (known, store) => new RecordedArchive(store, known), store);
}
