using Microsoft.Extensions.Logging;
using TapBot.Core.Streaming;
using TapBot.Core.Wording;

namespace TapBot.Core.Logs;

/// <summary>Whether the store takes lines, why not, and what it found broken. Thread-safe.</summary>
internal sealed class LogStoreHealth(TimeProvider time, ILogger logger)
{
    private const int MostBroken = 50;

    private readonly Lock gate = new();
    private readonly Queue<LogDamage> broken = new();
    private int damages;
    private bool lacksLabels;
    private Suspension? suspension;

    /// <summary>Raised when recording is suspended or goes on, and when there is room again for lines that were refused.</summary>
    public Pulse Changed { get; } = new();

    /// <summary>Why nothing is recorded; null while it is.</summary>
    public Suspension? Suspended => Volatile.Read(ref suspension);

    public int Damages => Volatile.Read(ref damages);

    /// <summary>What could not be read, the last found at the end.</summary>
    public IReadOnlyList<LogDamage> Broken
    {
        get
        {
            lock (gate)
                return [.. broken];
        }
    }

    /// <summary>Nothing can be written from now on. Said once.</summary>
    public void Suspend(Phrase why)
    {
        if (suspension is { } already && already.Why.Code == why.Code)
            return;
        Volatile.Write(ref suspension, new Suspension(why, suspension?.Since ?? time.GetUtcNow()));
        Log.HistorySuspended(logger, why);
        Changed.Raise();
    }

    /// <summary>What failed went well again.</summary>
    public void Resume()
    {
        if (suspension is null)
            return;
        Volatile.Write(ref suspension, null);
        Log.HistoryResumed(logger);
        Changed.Raise();
    }

    public void Skipped(LogBlock block, string why)
    {
        Note(LogDamageKind.BlockSkipped, block.Origin);
        Log.BlockSkipped(logger, block.Segment?.Path, block.Sequence, why);
    }

    public void Cut(string path, long from, long bytes)
    {
        Note(LogDamageKind.EndCut, OriginOf(Path.GetDirectoryName(path)), bytes);
        Log.EndCut(logger, path, from, bytes);
    }

    public void Holed(string path, int holes)
    {
        for (var i = 0; i < holes; i++)
            Note(LogDamageKind.BlockSkipped, OriginOf(Path.GetDirectoryName(path)));
        Log.HolesFound(logger, path, holes);
    }

    public void Unreadable(string path)
    {
        Note(LogDamageKind.Unreadable, OriginOf(path));
        Log.NotAnArchive(logger, path);
    }

    public void LabelsLost(string path) => Log.LabelsLost(logger, path);

    /// <summary>The labels that were due are in their files, or some could not be written. A failure is said once until it is over.</summary>
    public void LabelsWritten(Exception? failure)
    {
        if (failure is not null && !lacksLabels)
            Log.LabelsNotWritten(logger, failure.Message);
        lacksLabels = failure is not null;
    }

    public void NotRemoved(string path, Exception why) => Log.FileNotRemoved(logger, path, why.Message);

    // The directory says which place it is of, not whose containers had it: the store knows that once it has read everything.
    private static LogOrigin? OriginOf(string? directory) => ArchiveName.TryParse(Path.GetFileName(directory) ?? "", out var origin) ? origin : null;

    private void Note(LogDamageKind kind, LogOrigin? origin, long bytes = 0)
    {
        Interlocked.Increment(ref damages);
        lock (gate)
        {
            broken.Enqueue(new LogDamage(time.GetUtcNow(), kind, origin, bytes));
            if (broken.Count > MostBroken)
                broken.Dequeue();
        }
    }

    /// <summary>That nothing is recorded.</summary>
    /// <param name="Why">For people.</param>
    /// <param name="Since">Since when.</param>
    internal sealed record Suspension(Phrase Why, DateTimeOffset Since);
}
