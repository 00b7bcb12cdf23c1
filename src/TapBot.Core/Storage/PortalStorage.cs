using Microsoft.EntityFrameworkCore;

namespace TapBot.Core.Storage;

/// <summary>The portal's own store: how the rooms read and write what they remember.</summary>
public sealed class PortalStorage
{
    private readonly PortalDbContexts contexts;
    private readonly WriterGate gate;
    private readonly Migrator migrator;

    internal PortalStorage(PortalDbContexts contexts, WriterGate gate, Migrator migrator)
    {
        this.contexts = contexts;
        this.gate = gate;
        this.migrator = migrator;
    }

    /// <summary>Brings the store to the form this version knows; an SQLite file is copied before it is changed.</summary>
    /// <exception cref="StorageException">It cannot be reached, is damaged, or was written by a newer version; nothing was changed.</exception>
    public Task MigrateAsync(CancellationToken cancellationToken) => migrator.MigrateAsync(cancellationToken);

    /// <summary>True when the store answers now.</summary>
    public async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        await using var db = contexts.Create();
        return await db.Database.CanConnectAsync(cancellationToken);
    }

    internal async Task<T> ReadAsync<T>(Func<PortalDbContext, Task<T>> read)
    {
        await using var db = contexts.Create();
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return await read(db);
    }

    /// <summary>Runs one piece of work in a transaction, alone among all writers of this process; it is stored when the task ends well.</summary>
    internal async Task<T> WriteAsync<T>(Func<PortalDbContext, Task<T>> write, CancellationToken cancellationToken)
    {
        using var turn = await gate.EnterAsync(cancellationToken);
        await using var db = contexts.Create();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var answer = await write(db);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return answer;
    }

    internal Task WriteAsync(Func<PortalDbContext, Task> write, CancellationToken cancellationToken) =>
        WriteAsync(async db =>
        {
            await write(db);
            return true;
        }, cancellationToken);
}
