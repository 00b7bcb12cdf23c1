using Microsoft.Extensions.Logging;
using TapBot.Core.Storage;
using TapBot.Core.Streaming;
using TapBot.Core.Wording;

namespace TapBot.Core.Logs;

/// <summary>
/// The history of all logs in one directory: an archive for each place that ever wrote, in files of compressed blocks. It is the only one that touches the directory.
/// Format and promises: docs/adr/0009-log-store-format.md. Thread-safe.
/// </summary>
internal sealed class LogStore : IAsyncDisposable
{
    private const string LockFile = "store.lock";

    private readonly LogShelves archives = new();
    private readonly string directory;
    private readonly LogStoreOptions options;
    private readonly LogStoreLimits limits;
    private readonly ILogDisk disk;
    private readonly TimeProvider time;
    private readonly FileStream taken;
    private readonly LogStoreHealth health;
    private readonly LogBacklog backlog;
    private readonly LogStoreWriter writer;

    private LogStore(string directory, FileStream taken, LogStoreOptions options, TimeProvider time, ILogger logger, LogStoreLimits limits, ILogDisk disk)
    {
        (this.directory, this.taken, this.options, this.time, this.limits, this.disk) = (directory, taken, options, time, limits, disk);
        health = new LogStoreHealth(time, logger);
        backlog = new LogBacklog(limits.WaitingBytes);
        writer = new LogStoreWriter(archives, new LogStoreSpace(directory, options, limits, disk, health, time), health, backlog, limits, time);
    }

    /// <summary>Every archive that has lines, also of containers that are long gone.</summary>
    public IReadOnlyList<LogArchive> Archives => [.. archives.Kept().Where(archive => archive.Lines > 0)];

    /// <summary>Lines are to be kept at all.</summary>
    public bool IsEnabled => options.Enabled;

    /// <summary>How it is doing.</summary>
    public LogStoreState State
    {
        get
        {
            var suspension = health.Suspended;
            return new LogStoreState(archives.Kept().Sum(archive => archive.Bytes), options.MaxBytes, health.Damages, IsEnabled ? suspension?.Why : Phrase.Of("logs.history.off"), IsEnabled ? suspension?.Since : null)
            {
                Broken = [.. health.Broken.Select(Named)],
            };
        }
    }

    /// <summary>Raised when recording is suspended or goes on, and when lines that were refused would be taken now.</summary>
    public Pulse Changed => health.Changed;

    /// <summary>Opens the history in a directory, which is created where it is missing.</summary>
    /// <exception cref="LogStoreInUseException">Another process has it.</exception>
    /// <exception cref="IOException">The directory cannot be read or written.</exception>
    public static LogStore Open(string directory, LogStoreOptions options, TimeProvider time, ILogger logger) =>
        Open(directory, options, time, logger, LogStoreLimits.For(options), new LogDisk());

    /// <summary>The same with other sizes, on another disk.</summary>
    internal static LogStore Open(string directory, LogStoreOptions options, TimeProvider time, ILogger logger, LogStoreLimits limits, ILogDisk disk)
    {
        DataDirectory.Create(directory);
        var path = Path.Combine(directory, LockFile);
        DataDirectory.Reserve(path);
        FileStream taken;
        try
        {
            taken = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new LogStoreInUseException(directory);
        }
        try
        {
            var store = new LogStore(directory, taken, options, time, logger, limits, disk);
            store.ReadDirectories();
            store.writer.Start();
            return store;
        }
        catch
        {
            taken.Dispose();
            throw;
        }
    }

    /// <summary>Whether lines of this origin are to be kept.</summary>
    public bool Records(LogOrigin origin) => options.Records(origin) && OriginCache.Fits(origin);

    /// <summary>The archive of the server and place of an origin. On the disk it begins with the first line.</summary>
    /// <exception cref="ArgumentException">The names are longer than the format allows; see <see cref="Records"/>.</exception>
    public LogArchive Of(LogOrigin origin)
    {
        if (!OriginCache.Fits(origin))
            throw new ArgumentException("The names are too long.", nameof(origin));
        return archives.Of(origin, first => Make(first, new ArchiveLabels(PathOf(ArchiveName.Of(first)), disk), ArchiveName.Of(first), [], null));
    }

    /// <summary>The archive of a server and place, if there is one.</summary>
    public LogArchive? Find(ServerName server, string place) => archives.Find(server, place);

    /// <summary>Completes when lines would be taken.</summary>
    public async Task WhenReadyAsync(CancellationToken cancellationToken)
    {
        for (var next = Changed.NextAsync(); !writer.TakesLines(); next = Changed.NextAsync())
            await next.WaitAsync(cancellationToken);
    }

    /// <summary>Completes when everything appended so far is in the files, or could not be written.</summary>
    public Task FlushAsync() => writer.FlushAsync();

    /// <summary>Writes what is in memory and lets go of the directory.</summary>
    public async ValueTask DisposeAsync()
    {
        await writer.DisposeAsync();
        await taken.DisposeAsync();
    }

    /// <summary>A directory's place is that of an archive, which knows who wrote.</summary>
    private LogDamage Named(LogDamage damage) => damage.Origin is { Project: null } origin && archives.Find(origin.Server, origin.Container) is { } archive ? damage with { Origin = archive.Origin } : damage;

    private void ReadDirectories()
    {
        foreach (var path in Directory.GetDirectories(directory))
        {
            var files = new ArchiveFiles(path, disk, health, time);
            files.Read();
            var origin = files.Origin ?? (ArchiveName.TryParse(Path.GetFileName(path), out var named) ? named : null);
            if (origin is null || !archives.TryAdd(origin, Make(origin, files.Labels, Path.GetFileName(path), files.Segments, files.Open)))
                health.Unreadable(path);
        }
    }

    private string PathOf(string name) => Path.Combine(directory, name);

    private LogArchive Make(LogOrigin origin, ArchiveLabels labels, string name, IEnumerable<LogSegment> segments, OpenBlock? open)
    {
        var blocks = new ArchiveBlocks(origin, limits, backlog, time);
        blocks.Begin(segments, open);
        return new LogArchive(blocks, labels, new ArchiveWriter(blocks, labels, PathOf(name), disk, limits, time), health, writer);
    }
}
