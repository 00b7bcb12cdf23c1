using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;
using TapBot.Core.Access;
using TapBot.Core.Databases;
using TapBot.Core.Figures;
using TapBot.Core.Operations;
using TapBot.Core.Wording;
using TapBot.Testing.Access;

namespace TapBot.EndToEnd.Databases;

/// <summary>The parts of the room in front of a real PostgreSQL: a sampler of one instance, its sessions, its operations.</summary>
internal sealed class WatchedDatabase : IAsyncDisposable, IProgress<Phrase>
{
    private readonly DatabaseTargets targets = new();
    private readonly OwnTransactions own = new();
    private readonly DatabaseBroadcast broadcast = new(TimeProvider.System);
    private readonly SessionsSource sessions;
    private readonly SessionOperation operation;
    private readonly DatabaseAsk ask;
    private readonly CancellationTokenSource end = new();
    private readonly Task run;

    public WatchedDatabase(string monitor, string? signaller = null, IReadOnlyList<IDatabaseProbe>? probes = null, bool seesDangers = false, Func<NamedThreshold, Threshold>? boundsOf = null)
        : this(new DatabaseTarget { Name = Name, Scope = Scope.Portal, Monitor = monitor, Operator = signaller }, probes, seesDangers, boundsOf)
    {
    }

    /// <param name="target">An instance that is called <see cref="Name"/>.</param>
    /// <param name="probes">The parts of a reading; by default those of the room.</param>
    /// <param name="seesDangers">True when the dangers to its data colour its light, too.</param>
    /// <param name="boundsOf">What it is judged by; by default what holds when nobody has said otherwise.</param>
    public WatchedDatabase(DatabaseTarget target, IReadOnlyList<IDatabaseProbe>? probes = null, bool seesDangers = false, Func<NamedThreshold, Threshold>? boundsOf = null)
    {
        targets.Set(new Dictionary<DatabaseName, DatabaseTarget> { [Name] = target });
        History = new HistoryRecorder(Options.Create(new HistoryOptions()), TimeProvider.System);
        sessions = new SessionsSource(targets, own, TimeProvider.System);
        ask = new DatabaseAsk(targets, own, TimeProvider.System);
        operation = new SessionOperation(broadcast, targets, ask, TimeProvider.System);
        var exam = new HealthExam(ask, HealthDangers.Rules, TimeProvider.System);
        run = new DatabaseSampler(target, probes ?? DatabaseWatch.Probes, broadcast, History, own, boundsOf ?? (static named => named.Default), TimeProvider.System, NullLogger.Instance,
            dangers: seesDangers ? new DangerWatch(async (instance, known, token) => HealthDangers.Of(await exam.RunAsync(instance, token), known), TimeProvider.System) : null).RunAsync(end.Token);
    }

    public static DatabaseName Name { get; } = DatabaseName.Parse("watched");

    public HistoryRecorder History { get; }

    /// <summary>Bounds by which these are yellow at once: who waits for them in a test would wait for long.</summary>
    public static Func<NamedThreshold, Threshold> AtOnce(params NamedThreshold[] thresholds) => named => thresholds.Contains(named) ? named.Default with { Yellow = 0 } : named.Default;

    /// <summary>Waits until the instance looks as asked for.</summary>
    public async Task<DatabaseInstance> UntilAsync(Func<DatabaseInstance, bool> looks, int seconds = 20)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(seconds), TimeProvider.System);
        await using var subscription = broadcast.Subscribe();
        if (subscription.Initial.Find(Name) is { } first && looks(first))
            return first;
        await foreach (var batch in subscription.Batches(TimeSpan.Zero, late.Token))
        {
            if (batch.Snapshot.Find(Name) is { } instance && looks(instance))
                return instance;
        }
        throw new InvalidOperationException("The list of databases has ended.");
    }

    /// <summary>Waits for figures that are newer than those of now.</summary>
    public async Task<DatabaseInstance> NextAsync()
    {
        var now = (await UntilAsync(_ => true)).Metrics?.At;
        return await UntilAsync(i => i.Metrics is { } metrics && metrics.At > (now ?? DateTimeOffset.MinValue));
    }

    /// <summary>Waits until the sessions look as asked for.</summary>
    public async Task<SessionList> SessionsAsync(Func<SessionList, bool> looks)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(20), TimeProvider.System);
        await using var reader = sessions.Open(Name);
        while (true)
        {
            var version = reader.Version;
            if (reader.Ring.Read(0, int.MaxValue).Items is [.., var newest] && looks(newest))
                return newest;
            await reader.WaitAsync(version, late.Token);
        }
    }

    /// <summary>One examination of the instance as soon as its log-in is known.</summary>
    public async Task<HealthReport> HealthAsync(IReadOnlyList<IHealthRule> rules) =>
        await new HealthExam(ask, rules, TimeProvider.System).RunAsync(await UntilAsync(i => i.Metrics is not null), TestContext.Current.CancellationToken);

    /// <summary>The settings of the instance as soon as it is known.</summary>
    public async Task<ServerSettingList> SettingsAsync()
    {
        await UntilAsync(i => i.Metrics is not null);
        using var guard = new AccessGuard(new FixedRights(), TimeProvider.System);
        return await new ServerSettingsReader(guard, broadcast, ask, TimeProvider.System).GetAsync(Actor.Portal, Name, TestContext.Current.CancellationToken);
    }

    /// <summary>The first list of statements.</summary>
    public async Task<StatementList> StatementsAsync()
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(20), TimeProvider.System);
        await using var source = new StatementsSource(ask, TimeProvider.System);
        await using var reader = source.Open(Name);
        while (true)
        {
            var version = reader.Version;
            if (reader.Ring.Read(0, int.MaxValue).Items is [var first, ..])
                return first;
            await reader.WaitAsync(version, late.Token);
        }
    }

    public Task<Outcome> CancelAsync(SessionId session) => new CancelSessionHandler(operation).RunAsync(new CancelSession(Name, session), this, TestContext.Current.CancellationToken);

    public Task<Outcome> TerminateAsync(SessionId session) => new TerminateSessionHandler(operation).RunAsync(new TerminateSession(Name, session), this, TestContext.Current.CancellationToken);

    /// <summary>A client with a session of its own.</summary>
    public static async Task<NpgsqlConnection> ConnectAsync(string connectionString, string application)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = application, Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    public static async Task ExecuteAsync(NpgsqlConnection connection, string statement)
    {
        await using var command = new NpgsqlCommand(statement, connection) { CommandTimeout = 120 };
        await command.ExecuteNonQueryAsync();
    }

    public void Report(Phrase value)
    {
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await run;
        await sessions.DisposeAsync();
        end.Dispose();
    }
}
