using Microsoft.Extensions.Options;
using TapBot.Core.Access;
using TapBot.Core.Storage;
using TapBot.Core.Wording;

namespace TapBot.Core.Figures;

/// <summary>What figures have been, for whoever may see them.</summary>
public sealed class HistoryReader
{
    /// <summary>The most buckets of an answer.</summary>
    public const int MostPoints = 2_000;

    /// <summary>Whoever asks for the last hour means that of a moment ago.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(1);

    private readonly AccessGuard guard;
    private readonly HistoryRecorder recorder;
    private readonly HistoryStore store;
    private readonly HistoryWriter writer;
    private readonly HistoryOptions options;
    private readonly TimeProvider time;

    internal HistoryReader(AccessGuard guard, HistoryRecorder recorder, HistoryStore store, HistoryWriter writer, IOptions<HistoryOptions> options, TimeProvider time) =>
        (this.guard, this.recorder, this.store, this.writer, this.options, this.time) = (guard, recorder, store, writer, options.Value, time);

    /// <summary>
    /// A series from one moment to before another, from the finest tier that covers the range, with what is not stored yet. A series that is not there, and one that the actor may not see,
    /// are answered alike: without buckets, and with that as the flaw. When the store does not answer, the flaw says so, and the buckets are those that are in memory.
    /// </summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="series">Which series.</param>
    /// <param name="from">The beginning.</param>
    /// <param name="to">The end; after the beginning.</param>
    /// <param name="points">The most buckets, 1 to <see cref="MostPoints"/>.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<HistoryCurve> GetAsync(Actor actor, SeriesName series, DateTimeOffset from, DateTimeOffset to, int points, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(to, from);
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(points, MostPoints);
        var isLoaded = await LoadAsync(cancellationToken);
        if (recorder.Find(series) is not { } found || !await guard.AllowsAsync(actor, Permission.See, found.Scope, cancellationToken))
            return Empty(series, Phrase.Of(isLoaded ? "history.unknownSeries" : "history.notRead"));
        // Nothing is older than the history or newer than the clocks allow; within these limits all reckoning is safe.
        var now = time.GetUtcNow();
        var (first, end) = (Math.Max(from.ToUnixTimeSeconds(), (now - options.Hours - Slack).ToUnixTimeSeconds()), Math.Min(Ceiling(to), (now + HistoryRecorder.Ahead + Slack).ToUnixTimeSeconds()));
        if (first >= end)
            return Empty(series, null);
        var reading = new HistoryReading(found, store, first, end, points);
        if (from >= now - HistoryRecorder.RawTime - Slack && await reading.RawAsync(cancellationToken) is { } raw)
            return raw;
        return await reading.RollupsAsync(from >= now - options.Minutes - Slack ? HistoryTier.Minute : HistoryTier.Hour, cancellationToken);
    }

    /// <summary>The series whose names begin so and that the actor may see, by name.</summary>
    public async Task<IReadOnlyList<RecordedSeries>> ListAsync(Actor actor, string prefix, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        var rights = await guard.RightsOfAsync(actor, cancellationToken);
        return
        [
            .. recorder.All.Where(s => s.Name.Value.StartsWith(prefix, StringComparison.Ordinal) && rights.Allows(Permission.See, s.Scope))
                .Select(s => new RecordedSeries(s.Name, s.Scope.Server, s.Scope.Project, DateTimeOffset.FromUnixTimeMilliseconds(s.LastAt))).OrderBy(s => s.Name),
        ];
    }

    /// <summary>How the history is doing.</summary>
    /// <exception cref="AccessDeniedException">The actor may see nothing at all.</exception>
    public async Task<HistoryState> StateAsync(Actor actor, CancellationToken cancellationToken) =>
        (await guard.RightsOfAsync(actor, cancellationToken)).AllowsSomewhere(Permission.See) ? writer.State : throw new AccessDeniedException(Permission.See, Scope.Portal);

    private static HistoryCurve Empty(SeriesName series, Phrase? flaw) => new(series, HistoryTier.Raw, TimeSpan.Zero, [], flaw);

    private static long Ceiling(DateTimeOffset moment) => moment.ToUnixTimeSeconds() + (moment.Ticks % TimeSpan.TicksPerSecond == 0 ? 0 : 1);

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        try
        {
            await store.LoadAsync(cancellationToken);
            return true;
        }
        catch (Exception failed) when (StorageFailure.Is(failed))
        {
            return false;
        }
    }
}
