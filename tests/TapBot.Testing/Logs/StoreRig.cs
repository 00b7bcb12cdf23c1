using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using TapBot.Core.Logs;
using TapBot.Core.Naming;

namespace TapBot.Testing.Logs;

/// <summary>A log history in a directory of its own, with a clock and a disk that tests command. Its blocks are small, so that few lines make many.</summary>
internal sealed class StoreRig : IAsyncDisposable
{
    private readonly DirectoryInfo home = System.IO.Directory.CreateTempSubdirectory("tapbot-store-");

    public StoreRig() => Directory = Path.Combine(home.FullName, "logs");

    /// <summary>A container of a compose service.</summary>
    public static LogOrigin Web { get; } = new(ServerName.Parse("alpha"), "shop-web-1", "shop", "web", 1);

    /// <summary>A container on its own.</summary>
    public static LogOrigin Cache { get; } = new(ServerName.Parse("alpha"), "cache");

    public static LogStoreLimits Small { get; } = new() { BlockBytes = 700, BlockLines = 30, SegmentBytes = 2_500, WaitingBytes = 1 << 20 };

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 22, 15, 0, 0, TimeSpan.Zero));

    public LogStoreOptions Options { get; set; } = new();

    public LogStoreLimits Limits { get; set; } = Small;

    public FaultyDisk Disk { get; } = new();

    public string Directory { get; }

    public LogStore Store { get => field ??= Open(); private set; }

    public LogStore Open(string? directory = null) => LogStore.Open(directory ?? Directory, Options, Time, NullLogger.Instance, Limits, Disk);

    /// <summary>The archive of a container of a compose service.</summary>
    public LogArchive Archive => Store.Of(Web);

    /// <summary>All lines of an archive, oldest first.</summary>
    public static IReadOnlyList<LogLine> All(LogArchive archive, LogRange range = default, LogBlockFilter? filter = null)
    {
        var sink = new CollectingSink();
        archive.Read(range, filter, sink, CancellationToken.None);
        return sink.Lines;
    }

    /// <summary>Closes the store and opens it again.</summary>
    public async Task<LogArchive> ReopenAsync()
    {
        await Store.DisposeAsync();
        Store = Open();
        return Archive;
    }

    /// <summary>The files of the store, by the end of their names.</summary>
    public string[] Files(string ending) => [.. System.IO.Directory.GetFiles(Directory, "*" + ending, SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    /// <summary>A new directory beside the store's.</summary>
    public string Beside(string name) => Path.Combine(home.FullName, name);

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        home.Delete(recursive: true);
    }
}
