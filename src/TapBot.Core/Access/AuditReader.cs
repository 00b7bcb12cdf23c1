using System.Runtime.CompilerServices;
using TapBot.Core.Audit;

namespace TapBot.Core.Access;

/// <summary>The audit trail, for administrators of the whole portal.</summary>
public sealed class AuditReader : IDisposable
{
    /// <summary>How many rows one answer holds at most.</summary>
    public const int MostRows = 1_000;

    private readonly AccessGuard guard;
    private readonly AuditQuery query;
    private readonly AuditVerifier verifier;
    private readonly SemaphoreSlim one = new(1, 1);

    internal AuditReader(AccessGuard guard, AuditQuery query, AuditVerifier verifier) => (this.guard, this.query, this.verifier) = (guard, query, verifier);

    /// <summary>The newest rows, newest first.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="filter">Which rows.</param>
    /// <param name="before">Only rows with a smaller number: the last one of the page before; null begins with the newest.</param>
    /// <param name="limit">1 to <see cref="MostRows"/>.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="AccessDeniedException">The actor does not administer the portal.</exception>
    public async Task<IReadOnlyList<AuditRecord>> NewestAsync(Actor actor, AuditFilter filter, long? before, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, MostRows);
        await DemandAsync(actor, cancellationToken);
        return await query.NewestAsync(filter, before, limit, cancellationToken);
    }

    /// <summary>One row; null when there is none of that number.</summary>
    /// <exception cref="AccessDeniedException">The actor does not administer the portal.</exception>
    public async Task<AuditRecord?> FindAsync(Actor actor, long sequence, CancellationToken cancellationToken)
    {
        await DemandAsync(actor, cancellationToken);
        return await query.FindAsync(sequence, cancellationToken);
    }

    /// <summary>Every row of a filter, oldest first, read as they are taken.</summary>
    /// <exception cref="AccessDeniedException">The actor does not administer the portal, or not any more.</exception>
    public async IAsyncEnumerable<AuditRecord> ReadAsync(Actor actor, AuditFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await DemandAsync(actor, cancellationToken);
        await foreach (var page in query.PagesAsync(filter, cancellationToken))
        {
            await DemandAsync(actor, cancellationToken);
            foreach (var row in page)
                yield return row;
        }
    }

    /// <summary>Walks the whole chain and names what was edited, deleted, reordered or cut off. One walk at a time.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="noted">A head noted earlier outside the portal; null takes the one kept in the data directory.</param>
    /// <param name="cancellationToken">Ends the walk.</param>
    /// <exception cref="AccessDeniedException">The actor does not administer the portal.</exception>
    public async Task<AuditReport> VerifyAsync(Actor actor, AuditHead? noted, CancellationToken cancellationToken)
    {
        await DemandAsync(actor, cancellationToken);
        await one.WaitAsync(cancellationToken);
        try
        {
            return await verifier.VerifyAsync(noted, cancellationToken);
        }
        finally
        {
            one.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => one.Dispose();

    private ValueTask DemandAsync(Actor actor, CancellationToken cancellationToken) => guard.DemandAsync(actor, Permission.Administer, Scope.Portal, cancellationToken);
}
