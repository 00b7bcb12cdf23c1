using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using TapBot.Core.Streaming;
using TapBot.Core.Wording;

namespace TapBot.Core.Logs;

/// <summary>The live tails of all logs: one upstream per log however many look at it, resumed after every failure without a loss or a repeat. Thread-safe.</summary>
internal sealed class LogTails : IAsyncDisposable
{
    /// <summary>How many lines a tail begins with.</summary>
    public const int FirstLines = 1_000;

    /// <summary>How many lines of a log are recorded that were written before it was looked at for the first time.</summary>
    public const int FirstRecorded = 10_000;

    /// <summary>How many recorded lines a tail begins with after a restart of the portal: more than a screen.</summary>
    private const int Remembered = 200;

    private const int ObjectBytes = 96; // of a line and its string, without the characters

    private static readonly Phrase Ended = Phrase.Of("logs.ended");

    private readonly ILogSources sources;
    private readonly ILogStore? store;
    private readonly SharedSource<LogKey, LogLine> shared;
    private readonly ConditionalWeakTable<Ring<LogLine>, LogFollowing> followings = [];
    private readonly Lock gate = new();
    private readonly HashSet<LogTail> open = [];
    private readonly Dictionary<LogKey, LogFollowing> holes = [];
    private readonly ConcurrentDictionary<LogKey, MarkerQueue> markers = [];

    /// <param name="sources">Where the logs are.</param>
    /// <param name="options">How long a log nobody looks at is followed, and how much of each is kept.</param>
    /// <param name="time">The clock.</param>
    /// <param name="store">Where lines are kept; null when nothing is.</param>
    public LogTails(ILogSources sources, SharedSourceOptions options, TimeProvider time, ILogStore? store = null)
    {
        (this.sources, this.store) = (sources, store);
        shared = new(FollowAsync, static line => ObjectBytes + (line.Text.Length * sizeof(char)), Describe, options, time);
    }

    /// <summary>How many logs are followed now.</summary>
    public int Running => shared.Running;

    /// <summary>A viewer begins to look at a log. What is wrong with the log becomes the tail's state.</summary>
    public LogTail Open(LogKey key) => Opened(key, shared.Open(key));

    private LogTail Opened(LogKey key, SharedReader<LogLine> reader)
    {
        var tail = new LogTail(key, reader, Following(reader.Ring), sources, Forget);
        lock (gate)
            open.Add(tail);
        return tail;
    }

    /// <summary>Has a log followed although nobody looks, so that it is recorded, until what is given back is disposed.</summary>
    public ILogTail Pin(LogKey key) => Opened(key, shared.Pin(key));

    /// <summary>Puts a marker among the lines of a log: before the first line that is younger, or where <see cref="Settle"/> finds it. That a writer was created or started waits until its log is followed.</summary>
    public void Mark(LogKey key, LogLine marker) => MarkersOf(key).Add(marker);

    /// <summary>Markers of the log wait for their place.</summary>
    public bool HasMarkers(LogKey key) => markers.TryGetValue(key, out var waiting) && !waiting.IsEmpty;

    /// <summary>The lines that were on their way have come: markers that still wait stand behind them.</summary>
    public void Settle(LogKey key)
    {
        if (!markers.TryGetValue(key, out var waiting))
            return;
        if (AnyOf(key) is { } tail)
        {
            tail.Settle(waiting, Following(tail.Reader.Ring).Archive);
            return;
        }
        foreach (var marker in waiting.TakeUnlessBeginning())
            ArchiveOf(marker.Origin)?.Append([marker]);
    }

    /// <summary>Nothing will happen any more to what wrote this log.</summary>
    public void Forget(LogKey key) => markers.TryRemove(key, out _);

    /// <summary>Has lines fetched that wait for others while nobody looks.</summary>
    public void Hasten(LogKey key) => AnyOf(key)?.Reader.Hasten();

    /// <summary>What writes this log was started (again): a tail that has ended goes on. Harmless when it has not.</summary>
    public void Restarted(LogKey key)
    {
        LogTail[] tails;
        lock (gate)
            tails = [.. open.Where(tail => tail.Key == key)];
        foreach (var tail in tails)
            tail.GoOn();
    }

    /// <summary>The store takes lines again: logs of which it has refused some are read again from where their archives end. What a source has taken with it is said to be missing.</summary>
    public void FillUp()
    {
        LogTail[] tails;
        KeyValuePair<LogKey, LogFollowing>[] left;
        lock (gate)
        {
            tails = [.. open.DistinctBy(tail => tail.Key)];
            left = [.. holes];
            holes.Clear();
        }
        foreach (var tail in tails)
            tail.FillUp();
        foreach (var (key, following) in left.Where(l => IsGone(l.Key)))
        {
            lock (following.Gate)
                following.GiveUp();
            Leave(key, following);
        }
    }

    /// <summary>A server hangs: its tails let go of their connections, show that they are retrying, and resume when it answers again.</summary>
    public void Interrupt(ServerName server) => sources.Interrupt(server);

    /// <summary>Stops following; the tails that are open end.</summary>
    public ValueTask DisposeAsync() => shared.DisposeAsync();

    private static Phrase Describe(Exception failure) => failure is LogFailedException known ? known.Why : StreamReasons.Failed(failure);

    private async Task FollowAsync(LogKey key, SourceWriter<LogLine> writer, CancellationToken cancellationToken)
    {
        var following = Following(writer.Ring);
        try
        {
            var source = sources.Find(key);
            var archive = ArchiveOf(source.Origin);
            following.Archive = archive ?? following.Archive;
            if (archive is not null && !following.HasLooked)
                Remember(archive, following, writer);
            var sink = new TailSink(writer, archive, following, MarkersOf(key));
            do
                await FollowAsync(source, archive, sink, following, cancellationToken);
            while (following.IsOutdated); // started again while the end of the earlier run was still on its way here, or cut
            writer.End(Ended);
        }
        catch (LogUnavailableException unavailable)
        {
            lock (following.Gate)
                following.GiveUp();
            writer.End(unavailable.Why);
        }
    }

    private async Task FollowAsync(ILogSource source, ILogArchive? archive, TailSink sink, LogFollowing following, CancellationToken cancellationToken)
    {
        using var reading = following.Begin(cancellationToken);
        try
        {
            if (archive is not null && !following.Kept && store!.State.IsRecording)
                following.FillUp(archive);
            sink.Begin();
            await source.FollowAsync(LogStart.AtTailOrAfter(following.Refill ?? following.Resume, archive is null ? FirstLines : FirstRecorded), sink, reading.Token);
            sink.End();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // cut, to begin somewhere else
        }
        finally
        {
            following.End();
        }
    }

    private ILogArchive? ArchiveOf(LogOrigin? origin) => origin is null ? null : store?.Of(origin);

    /// <summary>Goes on where the last run of the portal stopped to record, and shows its last lines.</summary>
    private static void Remember(ILogArchive archive, LogFollowing following, SourceWriter<LogLine> writer)
    {
        following.HasLooked = true;
        following.Resume = archive.Resume();
        writer.Write([.. archive.ReadBefore(null, Remembered)]);
    }

    private LogFollowing Following(Ring<LogLine> ring) => followings.GetValue(ring, static _ => new LogFollowing());

    private MarkerQueue MarkersOf(LogKey key) => markers.GetOrAdd(key, static _ => new MarkerQueue());

    private LogTail? AnyOf(LogKey key)
    {
        lock (gate)
            return open.FirstOrDefault(tail => tail.Key == key);
    }

    /// <summary>What writes it is not known any more: nobody can read it again.</summary>
    private bool IsGone(LogKey key)
    {
        try
        {
            return sources.Find(key).Origin is null;
        }
        catch (LogUnavailableException)
        {
            return true;
        }
    }

    private void Forget(LogTail tail)
    {
        lock (gate)
            open.Remove(tail);
        Leave(tail.Key, Following(tail.Reader.Ring));
    }

    /// <summary>Remembers what nobody follows any more and whose archive has a hole.</summary>
    private void Leave(LogKey key, LogFollowing following)
    {
        lock (gate)
        {
            if (following.HasHole && !open.Any(other => other.Key == key))
                holes[key] = following;
        }
    }
}
