using System.Collections.Concurrent;
using Npgsql;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>
/// Short questions to an instance, over a connection that lives as long as the answer takes. One at a time per instance, whoever asks, so that with the sampler and whoever looks at
/// sessions there are never more than three connections.
/// </summary>
internal sealed class DatabaseAsk(DatabaseTargets targets, OwnTransactions own, TimeProvider time)
{
    private readonly ConcurrentDictionary<DatabaseName, SemaphoreSlim> turns = new();

    /// <summary>Asks one database of an instance as the monitor log-in.</summary>
    /// <typeparam name="T">The answer.</typeparam>
    /// <param name="name">The instance.</param>
    /// <param name="database">The database; null for that of the log-in.</param>
    /// <param name="ask">Sends one batch, which is one transaction, and reads the answer. Each statement ends within <see cref="DatabaseLink.Patience"/>.</param>
    /// <param name="patience">How long it may take in all, waiting for others included.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    /// <exception cref="DatabaseException">It cannot be reached, refuses or takes too long; the reason says which.</exception>
    public async Task<T> AskAsync<T>(DatabaseName name, string? database, Func<NpgsqlConnection, CancellationToken, Task<T>> ask, TimeSpan patience, CancellationToken cancellationToken)
    {
        if (targets.Find(name) is not { Monitor: { } monitor } target)
            throw new DatabaseException(Phrase.Of("databases.needsLogIn"));
        var logIn = database is null ? monitor : new NpgsqlConnectionStringBuilder(monitor) { Database = database }.ConnectionString;
        using var late = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            // A moment less than in all: who waits in vain hears why.
            return await InTurnAsync(target, logIn, ask, patience * 0.9, either.Token);
        }
        catch (Exception failed) when (failed is NpgsqlException or OperationCanceledException or TimeoutException or IOException && !cancellationToken.IsCancellationRequested)
        {
            throw DatabaseDoor.Explained(failed, target, logIn);
        }
    }

    /// <summary>Has a connection of any log-in of an instance when it is its turn, and lets go of it afterwards. What goes wrong with the connection is the caller's to explain.</summary>
    /// <typeparam name="T">What it is for.</typeparam>
    /// <param name="target">The instance.</param>
    /// <param name="logIn">The log-in, one of the target's.</param>
    /// <param name="use">Uses it.</param>
    /// <param name="patience">How long it waits for others.</param>
    /// <param name="cancellationToken">Ends the waiting and the use.</param>
    /// <exception cref="DatabaseException">Others keep it busy, or it cannot be reached or refuses.</exception>
    public async Task<T> InTurnAsync<T>(DatabaseTarget target, string logIn, Func<NpgsqlConnection, CancellationToken, Task<T>> use, TimeSpan patience, CancellationToken cancellationToken)
    {
        var turn = turns.GetOrAdd(target.Name, static _ => new SemaphoreSlim(1));
        if (!await TakeAsync(turn, patience, cancellationToken))
            throw new DatabaseException(Phrase.Of("databases.trouble.busy", ("seconds", (long)patience.TotalSeconds)));
        try
        {
            await using var connection = await DatabaseDoor.OpenAsync(target, logIn, cancellationToken);
            own.Add(target.Name);
            var answer = await use(connection, cancellationToken);
            own.Add(target.Name);
            return answer;
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<bool> TakeAsync(SemaphoreSlim turn, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            await turn.WaitAsync(either.Token);
            return true;
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested)
        {
            return false;
        }
    }
}
