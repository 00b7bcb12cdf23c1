using System.Threading.Channels;
using TapBot.Core.Logs;
using TapBot.Core.Servers;
using TapBot.Core.Wording;

namespace TapBot.Testing.Logs;

/// <summary>
/// A log in memory that behaves like an engine's: following gives the tail or what is newer than the resume point, then what tests write, until they stop or cut it;
/// reading a range stops at the first line that is newer than its end. It is its own set of sources.
/// </summary>
internal sealed class FakeLogSource : ILogSource, ILogSources
{
    private readonly Lock gate = new();
    private readonly List<(long Time, LogStream Stream, string Text)> log = [];
    private readonly List<Channel<(long Time, LogStream Stream, string Text)>> followers = [];
    private readonly List<LogRange> ranges = [];
    private int followed;
    private volatile TaskCompletionSource? away;

    public LogOrigin? Origin { get; init; }

    public DateTimeOffset Begins { get; set; } = DateTimeOffset.UnixEpoch;

    /// <summary>Reading the past fails.</summary>
    public bool IsSilent { get; set; }

    /// <summary>The next reading of the past breaks off behind so many lines.</summary>
    public int? BreaksAfter { get; set; }

    /// <summary>So many readings of the past are refused after that.</summary>
    public int Refusals { get; set; }

    /// <summary>There is no such log any more.</summary>
    public bool IsGone { get; set; }

    /// <summary>Who follows hears nothing at all until it is back.</summary>
    public bool IsAway
    {
        get => away is not null;
        set
        {
            if (value)
                away ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            else
                Interlocked.Exchange(ref away, null)?.TrySetResult();
        }
    }

    /// <summary>False: following ends when the log is at its end.</summary>
    public bool IsRunning { get; set; } = true;

    /// <summary>How often following was asked for.</summary>
    public int Followed => Volatile.Read(ref followed);

    /// <summary>The ranges that were read.</summary>
    public IReadOnlyList<LogRange> Ranges
    {
        get
        {
            lock (gate)
                return [.. ranges];
        }
    }

    public void Write(long time, string text, LogStream stream = LogStream.Stdout)
    {
        lock (gate)
        {
            log.Add((time, stream, text));
            HandOut(time, text, stream);
        }
    }

    /// <summary>The line can be read, and has not been handed out to followers yet.</summary>
    public void WriteUnseen(long time, string text)
    {
        lock (gate)
            log.Add((time, LogStream.Stdout, text));
    }

    /// <summary>Followers get a line that was written unseen.</summary>
    public void HandOut(long time, string text, LogStream stream = LogStream.Stdout)
    {
        lock (gate)
        {
            foreach (var follower in followers)
                follower.Writer.TryWrite((time, stream, text));
        }
    }

    /// <summary>The oldest lines are no longer there.</summary>
    public void Forget(int lines)
    {
        lock (gate)
            log.RemoveRange(0, lines);
    }

    /// <summary>The writer stops: following ends.</summary>
    public void Stop()
    {
        lock (gate)
        {
            IsRunning = false;
            followers.ForEach(follower => follower.Writer.TryComplete());
            followers.Clear();
        }
    }

    public ILogSource Find(LogKey key) => this;

    public void Interrupt(ServerName server)
    {
        lock (gate)
        {
            followers.ForEach(follower => follower.Writer.TryComplete(new LogFailedException(Phrase.Of("logs.interrupted"))));
            followers.Clear();
        }
    }

    public async Task FollowAsync(LogStart start, ILogSink sink, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref followed);
        if (IsGone)
            throw new LogUnavailableException(Phrase.Of("logs.gone", ("message", "")));
        if (away is { } back)
            await back.Task.WaitAsync(cancellationToken);
        var live = Channel.CreateUnbounded<(long Time, LogStream Stream, string Text)>();
        List<(long Time, LogStream Stream, string Text)> first;
        var since = start.Resume.Begin();
        lock (gate)
        {
            first = since is { } from ? [.. log.Where(line => line.Time >= from)] : [.. log.TakeLast(start.Tail)];
            if (IsRunning)
                followers.Add(live);
            else
                live.Writer.Complete();
        }
        sink.Live();
        foreach (var line in first)
            Deliver(line, start.Resume, sink);
        await foreach (var line in live.Reader.ReadAllAsync(cancellationToken))
            Deliver(line, start.Resume, sink);
    }

    /// <summary>On a thread of its own, as a real one: a sink may wait.</summary>
    public Task ReadAsync(LogRange range, ILogSink sink, CancellationToken cancellationToken) => Task.Run(() => Read(range, sink), cancellationToken);

    private void Read(LogRange range, ILogSink sink)
    {
        if (IsSilent || (BreaksAfter is null && Refusals > 0 && Refusals-- > 0))
            throw new LogFailedException(Phrase.Of("logs.unreachable", ("message", "no")));
        List<(long Time, LogStream Stream, string Text)> lines;
        lock (gate)
        {
            ranges.Add(range);
            lines = [.. log.Where(line => line.Time >= (range.Since ?? 0))];
        }
        var resume = new LogResume();
        foreach (var line in range.Tail is { } tail ? lines.TakeLast(tail) : lines)
        {
            if (BreaksAfter-- == 0)
            {
                BreaksAfter = null;
                throw new LogFailedException(Phrase.Of("logs.interrupted"));
            }
            if (line.Time > (range.Until ?? long.MaxValue) || !Deliver(line, resume, sink))
                break;
        }
    }

    private bool Deliver((long Time, LogStream Stream, string Text) line, LogResume resume, ILogSink sink) =>
        !resume.TryAccept(line.Time, line.Stream, out var cursor) || sink.Write([new LogLine(cursor, line.Stream, LineLevel.Unknown, line.Text, Origin: Origin)]);
}
