using TapBot.Core.Access;
using TapBot.Core.Logs;
using TapBot.Core.Streaming;
using TapBot.Core.Wording;
using TapBot.Testing.Access;

namespace TapBot.Testing.Logs;

/// <summary>Several fake logs under their names, with a directory of them, tails over them and a guarded reader.</summary>
internal sealed class FakeLogHouse : ILogSources, ILogDirectory, IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly Dictionary<LogKey, FakeLogSource> sources = [];
    private readonly Pulse pulse = new();
    private List<LogEntry> entries = [];

    public FakeLogHouse(TimeProvider time, ILogStore? store = null)
    {
        Guard = new AccessGuard(Rights, time);
        Tails = new LogTails(this, new SharedSourceOptions(), time, store);
        Places = new LogPlaces(this, store);
        Past = new PastReader(this);
        Reader = new LogReader(Guard, Tails, Places, Past, store, time);
    }

    public FixedRights Rights { get; } = An.Store();

    public AccessGuard Guard { get; }

    public LogTails Tails { get; }

    public LogPlaces Places { get; }

    public PastReader Past { get; }

    public LogReader Reader { get; }

    public IReadOnlyList<LogEntry> Current
    {
        get
        {
            lock (gate)
                return entries;
        }
    }

    public long Version => pulse.Version;

    public Task NextAsync() => pulse.NextAsync();

    /// <summary>A log of a container, alive, under an id made of its name and a generation.</summary>
    public FakeLogSource Add(string server, string container, string? project = null, string? service = null, int generation = 1)
    {
        var origin = new LogOrigin(ServerName.Parse(server), container, project, service, service is null ? 0 : 1);
        var key = new LogKey(origin.Server, $"{container}-{generation}");
        var source = new FakeLogSource { Origin = origin };
        lock (gate)
        {
            sources[key] = source;
            entries = [.. entries, new LogEntry(key, origin, IsAlive: true, new Dictionary<string, string> { ["tier"] = container })];
        }
        pulse.Raise();
        return source;
    }

    /// <summary>A container is removed, with its log.</summary>
    public void Remove(string container)
    {
        lock (gate)
        {
            foreach (var gone in entries.Where(e => e.Origin.Container == container).ToList())
                sources.Remove(gone.Key);
            entries = [.. entries.Where(e => e.Origin.Container != container)];
        }
        pulse.Raise();
    }

    public LogKey KeyOf(string container)
    {
        lock (gate)
            return entries.Last(e => e.Origin.Container == container).Key;
    }

    public ILogSource Find(LogKey key)
    {
        lock (gate)
            return sources.TryGetValue(key, out var source) ? source : throw new LogUnavailableException(Phrase.Of("logs.gone", ("message", "")));
    }

    public void Interrupt(ServerName server)
    {
        List<FakeLogSource> interrupted;
        lock (gate)
            interrupted = [.. sources.Where(s => s.Key.Server == server).Select(s => s.Value)];
        interrupted.ForEach(s => s.Interrupt(server));
    }

    public async ValueTask DisposeAsync()
    {
        await Tails.DisposeAsync();
        Guard.Dispose();
    }
}
