using TapBot.Core.Access;

namespace TapBot.Core.Figures;

/// <summary>Where lights change their colour, for whoever may see something.</summary>
public sealed class ThresholdReader
{
    private readonly AccessGuard guard;
    private readonly ThresholdBook book;

    internal ThresholdReader(AccessGuard guard, ThresholdBook book) => (this.guard, this.book) = (guard, book);

    /// <summary>Every threshold, by name; exceptions only of what the actor may see.</summary>
    /// <exception cref="AccessDeniedException">The actor may see nothing.</exception>
    public async Task<IReadOnlyList<ThresholdView>> ListAsync(Actor actor, CancellationToken cancellationToken) => Visible(await guard.RightsToSeeAsync(actor, cancellationToken));

    /// <summary>The same now, and again whenever bounds or the actor's rights have changed.</summary>
    /// <exception cref="AccessDeniedException">The actor may see nothing, or nothing any more.</exception>
    public IAsyncEnumerable<IReadOnlyList<ThresholdView>> WatchAsync(Actor actor, CancellationToken cancellationToken) =>
        guard.WatchAsync(actor, book.Changes, rights => Visible(AccessGuard.ToSee(rights)), cancellationToken);

    /// <summary>One of them, now and again whenever bounds or the actor's rights have changed.</summary>
    /// <exception cref="AccessDeniedException">The actor may see nothing, or nothing any more.</exception>
    public IAsyncEnumerable<ThresholdView> WatchAsync(Actor actor, NamedThreshold named, CancellationToken cancellationToken) =>
        guard.WatchAsync(actor, book.Changes, rights => Visible(named, AccessGuard.ToSee(rights)), cancellationToken);

    private IReadOnlyList<ThresholdView> Visible(Rights rights) => [.. book.All.OrderBy(t => t.Name, StringComparer.Ordinal).Select(named => Visible(named, rights))];

    private ThresholdView Visible(NamedThreshold named, Rights rights)
    {
        var objects = book.ObjectsOf(named).ToLookup(o => o.Name, StringComparer.Ordinal);
        // What is not there any more belongs to nobody but those who see everything.
        bool Sees(string of) => objects[of].Select(o => o.Scope).DefaultIfEmpty(Scope.Portal).All(s => rights.Allows(Permission.See, s));
        return new ThresholdView(
            named, book.BaseOf(named), book.SettingOf(named, ""), [.. book.ExceptionsOf(named).Where(e => Sees(e.Of!))],
            [.. objects.Select(o => o.Key).Where(Sees).Order(StringComparer.OrdinalIgnoreCase)]);
    }
}
