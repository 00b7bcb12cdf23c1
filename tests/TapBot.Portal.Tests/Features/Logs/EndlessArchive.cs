using TapBot.Core.Logs;

namespace TapBot.Portal.Tests.Features.Logs;

/// <summary>A store with one log of the past, which hands out a line that matches each time the test lets it, until the test says that there are no more.</summary>
internal sealed class EndlessArchive : ILogStore, ILogArchive
{
    private const long Second = 1_000_000_000;

    private readonly SemaphoreSlim next = new(0);
    private volatile bool isOver;
    private int read;

    /// <summary>How many lines were handed out.</summary>
    public int Read => Volatile.Read(ref read);

    public LogOrigin Origin { get; } = new(ServerName.Parse("main"), "old");

    public LogCursor? First => new(1, 0);

    public LogCursor? Last => new(Testing.Logs.Lines.Start, 0);

    public bool IsRecording => false;

    public long Bytes => 1;

    public long Lines => 1;

    public LogStoreState State { get; } = new(1, 1, 0);

    public IReadOnlyList<ILogArchive> Archives => [this];

    /// <summary>So many lines more.</summary>
    public void Release(int lines) => next.Release(lines);

    /// <summary>There are no more.</summary>
    public void End()
    {
        isOver = true;
        next.Release(100);
    }

    public LogKeeping KeepingOf(LogOrigin origin) => LogKeeping.Past;

    public ILogArchive? Of(LogOrigin origin) => null;

    public void Except(LogOrigin origin)
    {
    }

    public Task NextAsync() => new TaskCompletionSource().Task;

    public bool Append(ReadOnlySpan<LogLine> lines) => false;

    public LogResume Resume() => new();

    public IReadOnlyList<LogLine> ReadBefore(LogCursor? before, int max) => [];

    void ILogArchive.Read(LogRange range, ILogSink sink, CancellationToken cancellationToken)
    {
    }

    public ILogBackwards Backwards(LogRange range, LogFilter? filter, LogCursor? before = null) => new Reading(this);

    public void Count(LogHistogram histogram, CancellationToken cancellationToken)
    {
    }

    private LogLine Line(int number) => new(new LogCursor(Testing.Logs.Lines.Start - (number * Second), 0), LogStream.Stdout, LineLevel.Info, $"needle {number}", 0, Origin);

    private sealed class Reading(EndlessArchive archive) : ILogBackwards
    {
        private bool isRead;

        public bool IsExact => true;

        public long? Newest => isRead ? null : archive.Line(archive.Read).Cursor.Nanoseconds;

        public IReadOnlyList<LogLine> ReadNext()
        {
            archive.next.Wait();
            isRead = archive.isOver;
            return isRead ? [] : [archive.Line(Interlocked.Increment(ref archive.read) - 1)];
        }

        public void Dispose()
        {
        }
    }
}
