using System.Data;
using Microsoft.Extensions.Logging;
using Npgsql;
using TapBot.Core.Figures;
using TapBot.Core.Streaming;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>
/// Reads the figures of one instance every five seconds over one connection. Each reading is one round trip and one transaction; a part that the server refuses is left out for
/// a minute and named, the others go on.
/// </summary>
internal sealed class DatabaseSampler(
    DatabaseTarget target, IReadOnlyList<IDatabaseProbe> probes, DatabaseBroadcast broadcast, HistoryRecorder history, OwnTransactions own, Func<NamedThreshold, Threshold> boundsOf, TimeProvider time, ILogger logger, DiskWatch? disk = null, DangerWatch? dangers = null)
{
    /// <summary>How long a part that was refused is left out.</summary>
    public static readonly TimeSpan Sparing = TimeSpan.FromMinutes(1);

    private readonly Dictionary<IDatabaseProbe, long> askedAt = [];
    private readonly Dictionary<IDatabaseProbe, (long Since, Phrase Why)> refused = [];
    private readonly DatabaseRates rates = new(time);
    private readonly DatabaseLights lights = new(time, boundsOf);
    private bool isReplica;
    private DiskClue? place;
    private DateTimeOffset? sizesAt;
    private Task leaving = Task.CompletedTask;
    private DatabaseInstance instance = new()
    {
        Name = target.Name,
        Scope = target.Scope,
        Origin = target.Origin,
        Container = target.Container,
        Address = target.Address,
        State = new StreamState.Connecting(time.GetUtcNow()),
        NeedsLogIn = target.Monitor is null,
        Since = time.GetUtcNow(),
    };

    /// <summary>Reads until cancelled, and comes back after every failure. What was known of the instance stays.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (broadcast.Current.Find(target.Name) is { } known)
            instance = instance with { Metrics = known.Metrics, Version = known.Version, VersionNumber = known.VersionNumber, Role = known.Role, Events = known.Events, Dangers = known.Dangers };
        if (target.Monitor is null)
        {
            Publish(instance with { State = new StreamState.Ended(time.GetUtcNow(), target.Lost ?? Phrase.Of("databases.needsLogIn")) });
            return;
        }
        await Recovery.RunAsync(AttemptAsync, Changed, failed => DatabaseDoor.Explained(failed, target, target.Monitor).Reason, time, cancellationToken);
        await leaving;
        if (disk is not null)
            await disk.EndAsync();
        if (dangers is not null)
            await dangers.EndAsync();
    }

    private void Changed(StreamState state)
    {
        if (state is StreamState.Retrying(_, _, var why) && instance.State is not StreamState.Retrying)
            Log.DatabaseLost(logger, target.Name, why);
        else if (state is StreamState.Live && !instance.IsLive)
            Log.DatabaseFound(logger, target.Name, instance.Version);
        Publish(instance with { State = state });
    }

    private void Publish(DatabaseInstance now)
    {
        instance = lights.Judge(now);
        broadcast.Publish(new DatabaseChange.Is(instance));
    }

    private async Task AttemptAsync(RecoveryAttempt attempt, CancellationToken cancellationToken)
    {
        await leaving;
        var connection = await DatabaseDoor.OpenAsync(target, target.Monitor!, cancellationToken);
        own.Add(target.Name);
        Task last = Task.CompletedTask;
        try
        {
            var asked = VersionAsync(connection, cancellationToken);
            last = asked;
            (var version, isReplica) = await asked.WaitAsync(DatabaseLink.Patience, time, cancellationToken);
            using var timer = new PeriodicTimer(DatabaseMetrics.Every, time);
            do
            {
                var reading = ReadAsync(connection, version, cancellationToken);
                last = reading;
                Take(await reading.WaitAsync(DatabaseLink.Patience, time, cancellationToken), version, connection.ServerVersion, cancellationToken);
                attempt.MarkLive();
            }
            while (await timer.WaitForNextTickAsync(cancellationToken));
        }
        finally
        {
            leaving = LeaveAsync(connection, last);
        }
    }

    /// <summary>
    /// Ends a connection behind the back of the attempt: before it gives up on a server that hangs, the driver asks it to cancel, and waits for that too.
    /// People are told meanwhile, and the next attempt begins when this one has let go.
    /// </summary>
    private static async Task LeaveAsync(NpgsqlConnection connection, Task last)
    {
        await last.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await connection.DisposeAsync();
    }

    private void Take(DatabaseReading reading, int version, string serverVersion, CancellationToken cancellationToken)
    {
        place = reading.Place ?? place;
        var found = disk is not null && place is not null ? disk.Newest(place, cancellationToken) : DatabaseDisk.NotYet;
        var metrics = rates.Apply(reading.Metrics, reading.Counters) with { DiskTotalBytes = found.Total, DiskFreeBytes = found.Free, DiskFullInDays = found.FullInDays };
        instance = instance with
        {
            Version = serverVersion.Split(' ')[0],
            VersionNumber = version,
            Role = reading.Role ?? instance.Role,
            Events = DatabaseEvents.After(instance.Events, instance.Metrics, metrics),
            Metrics = metrics,
            Disk = found,
            Missing = reading.Missing,
        };
        if (dangers is not null && instance.Role is not null)
            instance = instance with { Dangers = dangers.Newest(instance, cancellationToken) };
        DatabaseSeries.Record(history, instance, metrics);
        if (sizesAt != metrics.SizesAt)
            DatabaseSeries.RecordSizes(history, instance, metrics);
        sizesAt = metrics.SizesAt;
        if (instance.IsLive)
            Publish(instance);
    }

    private async Task<(int Version, bool IsReplica)> VersionAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select current_setting('server_version_num')::int, pg_is_in_recovery()", connection);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        await rows.ReadAsync(cancellationToken);
        own.Add(target.Name);
        return (rows.GetInt32(0), rows.GetBoolean(1));
    }

    private async Task<DatabaseReading> ReadAsync(NpgsqlConnection connection, int version, CancellationToken cancellationToken)
    {
        while (true)
        {
            var due = probes.Where(IsDue).ToList();
            await using var batch = new NpgsqlBatch(connection);
            foreach (var probe in due)
                batch.BatchCommands.Add(new NpgsqlBatchCommand(VersionedSql.For(probe.Statements(isReplica), version)));
            var unread = new Queue<IDatabaseProbe>(due);
            try
            {
                return await ReadAsync(batch, unread, cancellationToken);
            }
            catch (PostgresException said) when (connection.State is ConnectionState.Open && unread.TryPeek(out var failed) && (!failed.IsNeeded || DatabaseTrouble.IsOfAnotherVersion(said)))
            {
                refused[failed] = (time.GetTimestamp(), DatabaseTrouble.Describe(said, target.Monitor!, target.Container));
            }
            finally
            {
                own.Add(target.Name);
            }
        }
    }

    /// <summary>Takes the answers in turn; the first of what is left in <paramref name="due"/> afterwards is the one that was refused.</summary>
    private async Task<DatabaseReading> ReadAsync(NpgsqlBatch batch, Queue<IDatabaseProbe> due, CancellationToken cancellationToken)
    {
        List<IDatabaseProbe> all = [.. due];
        var at = time.GetUtcNow();
        var reading = new DatabaseReading
        {
            Metrics = (instance.Metrics ?? new DatabaseMetrics { At = at }) with { At = at, IsReplica = isReplica },
            Counters = new DatabaseCounters { At = time.GetTimestamp(), Own = own.Of(target.Name) },
        };
        await using (var rows = await batch.ExecuteReaderAsync(cancellationToken))
        {
            while (due.TryPeek(out var probe))
            {
                await probe.ReadAsync(rows, reading, cancellationToken);
                due.Dequeue();
                await rows.NextResultAsync(cancellationToken);
            }
        }
        foreach (var probe in all)
            askedAt[probe] = reading.Counters.At;
        isReplica = reading.Metrics.IsReplica;
        foreach (var (probe, (_, why)) in refused)
        {
            reading.Missing[probe.Name] = why;
            probe.Forget(reading);
        }
        return reading;
    }

    private bool IsDue(IDatabaseProbe probe)
    {
        if (refused.TryGetValue(probe, out var refusal))
        {
            if (time.GetElapsedTime(refusal.Since) < Sparing)
                return false;
            refused.Remove(probe);
        }
        return !askedAt.TryGetValue(probe, out var last) || time.GetElapsedTime(last) >= probe.Every - (DatabaseMetrics.Every / 2);
    }
}
