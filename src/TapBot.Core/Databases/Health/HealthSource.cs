using TapBot.Core.Access;
using TapBot.Core.Figures;

namespace TapBot.Core.Databases;

/// <summary>The last report of each instance that somebody looks at. Whoever looks within the minute gets it; those who ask at the same time share one examination. Unguarded, so it stays in this room.</summary>
internal sealed class HealthSource(Func<DatabaseInstance, CancellationToken, Task<HealthReport>> examine, TimeProvider time) : IAsyncDisposable
{
    /// <summary>Asking for a fresh one costs nothing for so long.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromSeconds(3);

    /// <summary>For so long a report serves: a little less than the minute after which a page asks again, or every second question would get the old one.</summary>
    public static readonly TimeSpan Good = HealthReport.Every - TimeSpan.FromSeconds(5);

    /// <summary>A report that nobody asks for is kept for so long.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    private readonly Lock gate = new();
    private readonly Dictionary<DatabaseName, Entry> entries = [];
    private readonly CancellationTokenSource end = new();

    /// <summary>The report of an instance.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="isUrgent">True when somebody asks for a fresh one.</param>
    /// <param name="cancellationToken">Ends the waiting; the examination goes on for others.</param>
    /// <exception cref="DatabaseException">The instance cannot be reached.</exception>
    public Task<HealthReport> GetAsync(DatabaseInstance instance, bool isUrgent, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(end.IsCancellationRequested, this);
            // The name may mean another instance by now, and other bounds another verdict.
            var place = (instance.Scope, instance.Container, instance.Address, instance.Bounds);
            if (!entries.TryGetValue(instance.Name, out var entry) || entry.Place != place
                || (entry.Report.IsCompleted && (!entry.Report.IsCompletedSuccessfully || time.GetElapsedTime(entry.Began) >= (isUrgent ? Fresh : Good))))
            {
                foreach (var name in entries.Where(e => e.Value.Report.IsCompleted && time.GetElapsedTime(e.Value.Asked) > Kept).Select(e => e.Key).ToList())
                    entries.Remove(name);
                entries[instance.Name] = entry = new Entry(place, time.GetTimestamp(), Task.Run(() => examine(instance, end.Token), CancellationToken.None));
            }
            entry.Asked = time.GetTimestamp();
            return entry.Report.WaitAsync(cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Task[] running;
        lock (gate)
        {
            end.Cancel();
            running = [.. entries.Values.Select(e => e.Report)];
        }
        foreach (var report in running)
            await report.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        end.Dispose();
    }

    private sealed record Entry((Scope Scope, string? Container, string? Address, IReadOnlyDictionary<string, Threshold> Bounds) Place, long Began, Task<HealthReport> Report)
    {
        public long Asked { get; set; }
    }
}
