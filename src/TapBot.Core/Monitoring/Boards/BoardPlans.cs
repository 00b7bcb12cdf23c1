using TapBot.Core.Access;
using TapBot.Core.Wording;

namespace TapBot.Core.Monitoring;

/// <summary>
/// The boards there are. That there is one, and how it is composed, is no secret: anybody may load its page, which holds nothing; what its tiles show is read with the rights of whoever looks.
/// </summary>
public sealed class BoardPlans
{
    private readonly AccessGuard guard;
    private readonly BoardBook book;

    internal BoardPlans(AccessGuard guard, BoardBook book) => (this.guard, this.book) = (guard, book);

    /// <summary>All of them, the default one first.</summary>
    public IReadOnlyList<BoardPlan> All => book.All;

    /// <summary>The board of that name, or null.</summary>
    public BoardPlan? Find(string? name) => book.Find(name);

    /// <summary>What the screens of a board show: once it was removed, what the default board shows.</summary>
    public BoardPlan Shown(BoardName name) => book.Find(name.Value) ?? BoardPlan.InPlaceOf(name);

    /// <summary>That there is no board of a name, and which there are.</summary>
    public Phrase Unknown(string name) => book.Unknown(name);

    /// <summary>All of them, for administrators of the portal.</summary>
    /// <exception cref="AccessDeniedException">The actor does not administer the portal.</exception>
    public async Task<IReadOnlyList<BoardPlan>> ListAsync(Actor actor, CancellationToken cancellationToken) => Administered(await guard.RightsOfAsync(actor, cancellationToken));

    /// <summary>The same now, and again whenever they or the actor's rights have changed.</summary>
    /// <exception cref="AccessDeniedException">The actor does not administer the portal, or not any more.</exception>
    public IAsyncEnumerable<IReadOnlyList<BoardPlan>> WatchAsync(Actor actor, CancellationToken cancellationToken) => guard.WatchAsync(actor, book.Changes, Administered, cancellationToken);

    private IReadOnlyList<BoardPlan> Administered(Rights rights) => rights.Allows(Permission.Administer, Scope.Portal) ? All : throw new AccessDeniedException(Permission.Administer, Scope.Portal);
}
