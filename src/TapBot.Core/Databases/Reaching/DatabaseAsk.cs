using System.Collections.Concurrent;
using Npgsql;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>
/// One short question to an instance as the monitor log-in, over a connection that lives as long as the answer takes. One at a time per instance, so that with the sampler and
/// whoever looks at sessions there are never more than three connections.
/// </summary>
internal sealed class DatabaseAsk(DatabaseTargets targets, OwnTransactions own, TimeProvider time)
{
    private readonly ConcurrentDictionary<DatabaseName, SemaphoreSlim> turns = new();

    /// <summary>Asks one database of an instance.</summary>
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
        var turn = turns.GetOrAdd(name, static _ => new SemaphoreSlim(1));
        try
        {
            await turn.WaitAsync(either.Token);
            try
            {
                await using var connection = await DatabaseDoor.OpenAsync(target, logIn, either.Token);
                own.Add(name);
                var answer = await ask(connection, either.Token);
                own.Add(name);
                return answer;
            }
            finally
            {
                turn.Release();
            }
        }
        catch (Exception failed) when (failed is NpgsqlException or OperationCanceledException or TimeoutException or IOException && !cancellationToken.IsCancellationRequested)
        {
            throw DatabaseDoor.Explained(failed, target, logIn);
        }
    }
}
