using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using TapBot.Core.Access;
using TapBot.Core.Databases;
using TapBot.Core.Figures;
using TapBot.Core.Streaming;

namespace TapBot.Benchmarks.Databases;

/// <summary>The portal's sampler of one instance, without a portal around it.</summary>
internal sealed class SampledServer : IAsyncDisposable
{
    private static readonly DatabaseName Name = DatabaseName.Parse("sampled");
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(60);

    private readonly DatabaseBroadcast broadcast = new(TimeProvider.System);
    private readonly CancellationTokenSource end = new();
    private readonly Task run;

    public SampledServer(string monitor)
    {
        var target = new DatabaseTarget { Name = Name, Scope = Scope.Portal, Monitor = monitor };
        var history = new HistoryRecorder(Options.Create(new HistoryOptions()), TimeProvider.System);
        var sampler = new DatabaseSampler(target, DatabaseWatch.Probes, broadcast, history, new OwnTransactions(), static named => named.Default, TimeProvider.System, NullLogger.Instance);
        run = Task.Run(() => sampler.RunAsync(end.Token), CancellationToken.None);
    }

    /// <summary>The figures one after the other, as they come.</summary>
    public async IAsyncEnumerable<DatabaseInstance> ReadingsAsync()
    {
        await using var subscription = broadcast.Subscribe();
        using var late = new CancellationTokenSource(Late, TimeProvider.System);
        var last = default(DateTimeOffset);
        if (subscription.Initial.Find(Name) is { IsLive: true, Metrics: { } known } first)
        {
            last = known.At;
            yield return first;
        }
        await foreach (var batch in subscription.Batches(TimeSpan.Zero, late.Token))
        {
            if (batch.Snapshot.Find(Name) is not { IsLive: true, Metrics: { } metrics } instance || metrics.At == last)
                continue;
            last = metrics.At;
            late.CancelAfter(Late);
            yield return instance;
        }
    }

    /// <summary>What is known once it has been read.</summary>
    public ValueTask<DatabaseInstance> FirstAsync() => ReadingsAsync().FirstAsync();

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await run;
        end.Dispose();
    }
}
