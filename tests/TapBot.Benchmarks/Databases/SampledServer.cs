using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using TapBot.Core.Access;
using TapBot.Core.Databases;
using TapBot.Core.Figures;
using TapBot.Core.Streaming;

namespace TapBot.Benchmarks.Databases;

/// <summary>The portal's sampler of one instance, and what asks the instance for pages, without a portal around them.</summary>
internal sealed class SampledServer : IAsyncDisposable
{
    private static readonly DatabaseName Name = DatabaseName.Parse("sampled");
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(60);

    private readonly DatabaseTargets targets = new();
    private readonly OwnTransactions own = new();
    private readonly DatabaseBroadcast broadcast = new(TimeProvider.System);
    private readonly CancellationTokenSource end = new();
    private readonly DatabaseAsk ask;
    private readonly SessionsSource sessions;
    private readonly Task run;

    public SampledServer(string monitor)
    {
        var target = new DatabaseTarget { Name = Name, Scope = Scope.Portal, Monitor = monitor };
        targets.Set(new Dictionary<DatabaseName, DatabaseTarget> { [Name] = target });
        ask = new DatabaseAsk(targets, own, TimeProvider.System);
        sessions = new SessionsSource(targets, own, TimeProvider.System);
        var history = new HistoryRecorder(Options.Create(new HistoryOptions()), TimeProvider.System);
        var sampler = new DatabaseSampler(target, DatabaseWatch.Probes, broadcast, history, own, static named => named.Default, TimeProvider.System, NullLogger.Instance);
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

    /// <summary>Opens the page of sessions, which then reads every two seconds.</summary>
    public IAsyncDisposable OpenSessions() => sessions.Open(Name);

    /// <summary>Sessions and who holds up whom, read as for the first who looks.</summary>
    public async Task<SessionList> SessionsAsync()
    {
        await using var source = new SessionsSource(targets, own, TimeProvider.System);
        await using var reader = source.Open(Name);
        return await FirstAsync(reader);
    }

    /// <summary>The statements, read as for the first who looks.</summary>
    public async Task<StatementList> StatementsAsync()
    {
        await using var source = new StatementsSource(ask, TimeProvider.System);
        await using var reader = source.Open(Name);
        return await FirstAsync(reader);
    }

    /// <summary>One examination.</summary>
    public async Task<HealthReport> HealthAsync() => await new HealthExam(ask, HealthRules.All, TimeProvider.System).RunAsync(await FirstAsync(), CancellationToken.None);

    /// <summary>The objects of one database.</summary>
    public async Task<ObjectList> ObjectsAsync(string database)
    {
        await using var lists = new ObjectLists(ask, targets, TimeProvider.System);
        return await lists.DatabaseAsync(Name, database, anew: true, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await run;
        await sessions.DisposeAsync();
        end.Dispose();
    }

    private static async Task<T> FirstAsync<T>(SharedReader<T> reader)
    {
        using var late = new CancellationTokenSource(Late, TimeProvider.System);
        while (true)
        {
            var version = reader.Version;
            if (reader.Ring.Read(0, int.MaxValue).Items is [var first, ..])
                return first;
            await reader.WaitAsync(version, late.Token);
        }
    }
}
