using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using TapBot.Core.Access;
using TapBot.Core.Figures;
using TapBot.Core.Servers;
using TapBot.Core.Wording;

namespace TapBot.Core.Monitoring;

/// <summary>What may be seen of checks, by whoever asks. A check belongs to a server or to the portal as a whole, never to a project.</summary>
public sealed class CheckReader
{
    private readonly AccessGuard guard;
    private readonly CheckBroadcast broadcast;
    private readonly CheckBook book;
    private readonly IOptions<ServersOptions> servers;

    internal CheckReader(AccessGuard guard, CheckBroadcast broadcast, CheckBook book, IOptions<ServersOptions> servers) => (this.guard, this.broadcast, this.book, this.servers) = (guard, broadcast, book, servers);

    /// <summary>The checks the actor may see, worst first.</summary>
    public async ValueTask<IReadOnlyList<CheckState>> GetAsync(Actor actor, CancellationToken cancellationToken) => Visible(broadcast.Current, await guard.RightsOfAsync(actor, cancellationToken));

    /// <summary>The checks now, and again with every look. Rights are looked at each time.</summary>
    /// <exception cref="AccessDeniedException">The actor may see nothing any more.</exception>
    public IAsyncEnumerable<IReadOnlyList<CheckState>> WatchAsync(Actor actor, TimeSpan minInterval, CancellationToken cancellationToken) =>
        guard.SeenAsync(actor, broadcast.Subscribe, Visible, minInterval, cancellationToken);

    /// <summary>What a check asks, whole, for administrators of the portal; null when there is no check of that name.</summary>
    /// <exception cref="AccessDeniedException">The actor does not administer the portal.</exception>
    public async ValueTask<CheckPlan?> PlanAsync(Actor actor, string name, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Permission.Administer, Scope.Portal, cancellationToken);
        return book.Find(name);
    }

    /// <summary>The servers that a check can belong to, for administrators of the portal.</summary>
    /// <exception cref="AccessDeniedException">The actor does not administer the portal.</exception>
    public async ValueTask<IReadOnlyList<ServerName>> ServersAsync(Actor actor, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Permission.Administer, Scope.Portal, cancellationToken);
        return [.. servers.Value.Servers.Select(s => ServerName.Parse(s.Name))];
    }

    /// <summary>That there is no check of a name.</summary>
    public static Phrase Missing(string name) => CheckBook.Missing(name);

    /// <summary>The history of the response time of a check, in milliseconds. It is of the check on its server: on another one it begins anew, and whoever may see that one sees nothing from before.</summary>
    /// <param name="check">The check.</param>
    /// <param name="server">The server it belongs to; null for the portal as a whole.</param>
    public static SeriesName SeriesOf(string check, ServerName? server) => server is { } on ? SeriesName.Of("checks", on.Value, check, "milliseconds") : SeriesName.Of("checks", check, "milliseconds");

    private static IReadOnlyList<CheckState> Visible(ImmutableDictionary<string, CheckState> all, Rights rights) =>
        [.. all.Values.Where(c => rights.Allows(Permission.See, c.Scope)).OrderByDescending(c => c.Colour).ThenBy(c => c.Name, StringComparer.OrdinalIgnoreCase)];
}
