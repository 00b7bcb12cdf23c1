using System.Collections.Immutable;
using TapBot.Core.Access;
using TapBot.Core.Figures;

namespace TapBot.Core.Monitoring;

/// <summary>What may be seen of checks, by whoever asks. A check belongs to a server or to the portal as a whole, never to a project.</summary>
public sealed class CheckReader
{
    private readonly AccessGuard guard;
    private readonly CheckBroadcast broadcast;

    internal CheckReader(AccessGuard guard, CheckBroadcast broadcast) => (this.guard, this.broadcast) = (guard, broadcast);

    /// <summary>The checks the actor may see, worst first.</summary>
    public async ValueTask<IReadOnlyList<CheckState>> GetAsync(Actor actor, CancellationToken cancellationToken) => Visible(broadcast.Current, await guard.RightsOfAsync(actor, cancellationToken));

    /// <summary>The checks now, and again with every look. Rights are looked at each time.</summary>
    /// <exception cref="AccessDeniedException">The actor may see nothing any more.</exception>
    public IAsyncEnumerable<IReadOnlyList<CheckState>> WatchAsync(Actor actor, TimeSpan minInterval, CancellationToken cancellationToken) =>
        guard.SeenAsync(actor, broadcast.Subscribe, Visible, minInterval, cancellationToken);

    /// <summary>The history of the response time of a check, in milliseconds.</summary>
    public static SeriesName SeriesOf(string check) => SeriesName.Of("checks", check, "milliseconds");

    private static IReadOnlyList<CheckState> Visible(ImmutableDictionary<string, CheckState> all, Rights rights) =>
        [.. all.Values.Where(c => rights.Allows(Permission.See, c.Scope)).OrderByDescending(c => c.Colour).ThenBy(c => c.Name, StringComparer.OrdinalIgnoreCase)];
}
