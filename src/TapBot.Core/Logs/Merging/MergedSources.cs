using TapBot.Core.Access;
using TapBot.Core.Streaming;
using TapBot.Core.Wording;

namespace TapBot.Core.Logs;

/// <summary>The logs that one viewer looks at together: those that the choice means and the rights allow, as both change. Used by one loop.</summary>
internal sealed class MergedSources(LogTails tails, LogPlaces places, LogSelection selection, Actor actor, AccessGuard guard, TimeProvider time) : IAsyncDisposable
{
    /// <summary>A log whose container was removed is read on for so long: its last lines, and how it ended, are still on their way.</summary>
    private static readonly TimeSpan Last = TimeSpan.FromSeconds(1);

    private readonly Pulse pulse = new(), read = new();
    private readonly Dictionary<LogKey, MergedChild> children = [];
    private readonly Dictionary<(ServerName Server, string Place), LogCursor> lastOf = [];
    private readonly CancellationTokenSource end = new();
    private Task watching = Task.CompletedTask;
    private long known = -1;
    private bool hasBegun;
    private HashSet<LogKey> old = [];
    private Rights? rights;
    private bool lost;

    /// <summary>Grows whenever there may be something to read or to look at.</summary>
    public long Version => pulse.Version;

    /// <summary>All logs that are meant, those of the past included.</summary>
    public IReadOnlyList<LogPlace> Places { get; private set; } = [];

    /// <summary>Before this, some log has lines that were not read; null when there are none.</summary>
    public LogCursor? BeginsAt => children.Values.Max(c => c.BeginsAt);

    /// <summary>Where the look has begun: what a log that comes later has from here on belongs to it, and what is older is left to the past. Null when all of such a log belongs to it.</summary>
    public LogCursor? From { get; set; }

    /// <summary>The same for logs that were known when the look began and had not answered; null when it is the same for them.</summary>
    public LogCursor? KnownFrom { get; init; }

    /// <summary>The last lines of those logs have come that have said something. One that cannot be heard has said what is kept of it.</summary>
    public bool HaveSettled(DateTimeOffset now) => children.Values.Where(c => c.HasSpoken).All(c => c.HasAnswered(now) || c.State is StreamState.Connecting);

    /// <summary>The last lines of every log have come. While no server has told what there is, there may be logs that are not known yet.</summary>
    public bool AllHaveAnswered(DateTimeOffset now) => known >= 0 && (children.Count > 0 || places.Directory.Version > 0) && children.Values.All(c => c.HasAnswered(now));

    /// <summary>In nanoseconds: every log that may still speak has spoken at least as late as this.</summary>
    public long SpokenUntil
    {
        get
        {
            var until = long.MaxValue;
            foreach (var child in children.Values)
            {
                if (child.HasMore || (children.Count > 1 && child.MaySpeak))
                    until = Math.Min(until, child.SpokenUntil);
            }
            return until;
        }
    }

    /// <summary>Looks whether the choice means other logs than before, or the rights are others.</summary>
    public async ValueTask LookAsync(CancellationToken cancellationToken)
    {
        if (known < 0)
            watching = Task.Run(() => WatchAsync(end.Token), CancellationToken.None);
        var version = places.Directory.Version;
        var now = await guard.RightsOfAsync(actor, cancellationToken);
        lost = !now.AllowsSomewhere(Permission.See);
        var isSame = rights is { } before && now.SameAs(before);
        await LetGoAsync(isSame ? c => c.LeftAt is { } left && time.GetElapsedTime(left) >= Last && !c.HasMore : c => c.LeftAt is not null);
        if (version == known && isSame)
            return;
        (known, rights) = (version, now);
        Places = places.Find(selection, now);
        await FollowAsync([.. Places.Where(p => p.Entry is not null)], isSame);
    }

    /// <summary>Completes when the version is another one, or when the time is up.</summary>
    public async ValueTask WaitAsync(long version, TimeSpan? due, CancellationToken cancellationToken)
    {
        var next = pulse.NextAsync();
        if (pulse.Version != version || due == TimeSpan.Zero)
            return;
        if (due is not { } rest)
        {
            await next.WaitAsync(cancellationToken);
            return;
        }
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(next, Task.Delay(rest, time, late.Token));
        await late.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>What has come, log by log.</summary>
    public IEnumerable<MergedPortion> Read()
    {
        foreach (var child in children.Values)
        {
            var portion = child.Read(lastOf.TryGetValue(child.At, out var last) ? last : null, hasBegun, (child.IsNew ? null : KnownFrom) ?? From);
            if (portion.Lines is not [.., var newest])
                continue;
            lastOf[child.At] = newest.Cursor;
            yield return portion;
        }
        read.Raise();
    }

    /// <summary>What was read until now is what is shown first.</summary>
    public void Begin(DateTimeOffset now)
    {
        (hasBegun, old) = (true, [.. places.Directory.Current.Select(e => e.Key)]);
        foreach (var child in children.Values)
            child.Begin(child.HasAnswered(now), KnownFrom is not null);
    }

    /// <summary>One of the logs with what is kept of it now.</summary>
    public LogPlace PlaceOf(MergedChild child) => child.Place with { Archive = Places.FirstOrDefault(p => (p.Origin.Server, p.Origin.Place) == child.At)?.Archive ?? child.Place.Archive };

    /// <summary>Lines of a log may still be seen.</summary>
    public bool MayBeSeen(MergedChild child) => rights?.Allows(Permission.See, child.Place.Origin.Scope) == true;

    /// <summary>Ends the wait: there is something to read.</summary>
    public void Wake() => pulse.Raise();

    /// <summary>How many lines were overwritten before they could be read, since it was last asked.</summary>
    public long TakeMissed() => children.Values.Sum(c => c.TakeMissed());

    /// <summary>How they are doing together: the worst that is worth telling.</summary>
    public StreamState State(DateTimeOffset now)
    {
        if (lost)
            return new StreamState.Ended(now, Phrase.Of("logs.rightLost"));
        if (known < 0)
            return new StreamState.Connecting(now);
        if (Places.Count == 0)
            return new StreamState.Ended(now, Phrase.Of("logs.noneMatch"));
        var states = children.Values.Select(c => c.State).ToList();
        return states.OfType<StreamState.Retrying>().FirstOrDefault()
            ?? states.OfType<StreamState.Live>().FirstOrDefault()
            ?? states.OfType<StreamState.Connecting>().FirstOrDefault()
            ?? states.FirstOrDefault() ?? new StreamState.Ended(now, Phrase.Of("logs.pastOnly"));
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var child in children.Values)
            await child.DisposeAsync();
        children.Clear();
        end.Dispose();
    }

    private async ValueTask FollowAsync(IReadOnlyList<LogPlace> wanted, bool readOn)
    {
        var keys = wanted.Select(p => p.Entry!.Key).ToHashSet();
        foreach (var (key, child) in children.ToList())
            child.LeftAt = keys.Contains(key) ? null : child.LeftAt ?? time.GetTimestamp();
        if (!readOn)
            await LetGoAsync(c => c.LeftAt is not null);
        foreach (var place in wanted)
        {
            if (children.ContainsKey(place.Entry!.Key))
                continue;
            var child = new MergedChild(place, tails.Open(place.Entry.Key), isNew: hasBegun && !old.Contains(place.Entry.Key));
            children.Add(place.Entry.Key, child);
            child.Watch(pulse, read);
        }
    }

    private async ValueTask LetGoAsync(Func<MergedChild, bool> isOver)
    {
        foreach (var (key, child) in children.Where(c => isOver(c.Value)).ToList())
        {
            children.Remove(key);
            await child.DisposeAsync();
        }
    }

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var (changed, look) = (places.Directory.NextAsync(), guard.NextLookAsync());
            pulse.Raise();
            await Task.WhenAny(changed, look).WaitAsync(cancellationToken);
        }
    }
}
