using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TapBot.Core.Access;
using TapBot.Core.Storage;

namespace TapBot.Core.Databases;

/// <summary>
/// Writes down what people ran, behind their backs: a run neither waits for it nor fails with it. What cannot be stored is not remembered, and the log says so; the audit trail has it all the same.
/// </summary>
internal sealed class PastWriter(PortalStorage storage, TimeProvider time, ILogger<PastWriter> logger) : BackgroundService
{
    private const int MostWaiting = 64;

    private readonly Channel<(PastBatch? Batch, TaskCompletionSource? Told)> waiting =
        Channel.CreateBounded<(PastBatch?, TaskCompletionSource?)>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });

    /// <summary>Takes what a run did; returns at once.</summary>
    public void Remember(PastBatch batch)
    {
        if (!waiting.Writer.TryWrite((batch, null)))
            Log.PastTooMany(logger, batch.Instance, batch.Entries.Count);
    }

    /// <summary>Returns when everything that was given before is stored, or could not be: whoever looks finds what they have just run.</summary>
    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        if (ExecuteTask is not { IsCompleted: false })
            return;
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            await waiting.Writer.WriteAsync((null, told), cancellationToken);
        }
        catch (ChannelClosedException)
        {
            return;
        }
        await told.Task.WaitAsync(cancellationToken);
    }

    public override Task StopAsync(CancellationToken cancellationToken)
    {
        waiting.Writer.TryComplete();
        return base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await TryAsync(() => storage.WriteAsync(db => ForgetOldAsync(db), CancellationToken.None));
        // What waits when the portal stops is still written.
        await foreach (var (batch, told) in waiting.Reader.ReadAllAsync(CancellationToken.None))
        {
            if (batch is not null)
                await TryAsync(() => storage.WriteAsync(db => WriteAsync(db, batch), CancellationToken.None));
            told?.TrySetResult();
        }
    }

    private async Task TryAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (Exception failed)
        {
            Log.PastNotStored(logger, failed.Message);
        }
    }

    private async Task WriteAsync(PortalDbContext db, PastBatch batch)
    {
        if (await ActorOwner.OfAsync(db, batch.Actor, CancellationToken.None) is not { } owner)
            return;
        var instance = batch.Instance.Value;
        var own = db.Set<PastStatementRow>().Where(p => p.OwnerId == owner && p.Instance == instance);
        var last = await own.OrderByDescending(p => p.Id).FirstOrDefaultAsync();
        foreach (var entry in batch.Entries)
        {
            var text = StatementText.WithoutPasswords(entry.Text);
            var kept = StoredText.Of(text.Length > PastStatements.Longest ? text[..PastStatements.Longest] : text);
            if (last is null || (last.Text, last.Length, last.Database, last.Mode, last.Outcome, last.SqlState) != (kept, text.Length, batch.Database, batch.Mode, entry.Outcome, entry.SqlState))
            {
                db.Add(last = new PastStatementRow
                {
                    OwnerId = owner, Instance = instance, Database = batch.Database, Mode = batch.Mode, Text = kept, Folded = PastStatements.Fold(kept), Length = text.Length, At = entry.At, Times = 0,
                    TookMilliseconds = 0, Rows = null, Outcome = entry.Outcome, SqlState = entry.SqlState,
                });
            }
            (last.At, last.Times, last.TookMilliseconds, last.Rows) = (entry.At, last.Times + 1, (long)entry.Took.TotalMilliseconds, entry.Rows);
            // One by one: their numbers are their order.
            await db.SaveChangesAsync();
        }
        if (await own.OrderByDescending(p => p.Id).Skip(PastStatements.Most).Select(p => (long?)p.Id).FirstOrDefaultAsync() is { } tooMany)
            await own.Where(p => p.Id <= tooMany).ExecuteDeleteAsync();
        await ForgetOldAsync(db);
    }

    private Task<int> ForgetOldAsync(PortalDbContext db)
    {
        var from = time.GetUtcNow() - PastStatements.Age;
        return db.Set<PastStatementRow>().Where(p => p.At < from).ExecuteDeleteAsync();
    }
}
