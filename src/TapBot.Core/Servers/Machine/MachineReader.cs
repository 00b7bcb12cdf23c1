using TapBot.Core.Access;

namespace TapBot.Core.Servers;

/// <summary>How machines are doing, for whoever asks. A machine belongs to nobody's project, so it takes a right for the whole server.</summary>
public sealed class MachineReader
{
    private readonly AccessGuard guard;
    private readonly MachineBroadcast broadcast;

    internal MachineReader(AccessGuard guard, MachineBroadcast broadcast) => (this.guard, this.broadcast) = (guard, broadcast);

    /// <summary>The machines that the actor may see, by server.</summary>
    public async ValueTask<IReadOnlyList<Machine>> GetAsync(Actor actor, CancellationToken cancellationToken) => Visible(broadcast.Current, await guard.RightsOfAsync(actor, cancellationToken));

    /// <summary>The machine of a server, or null when there is none that the actor may see, or it is not this machine.</summary>
    public async ValueTask<Machine?> FindAsync(Actor actor, ServerName server, CancellationToken cancellationToken) =>
        broadcast.Current.ByServer.GetValueOrDefault(server) is { } machine && await guard.AllowsAsync(actor, Permission.See, Scope.Of(server, null), cancellationToken) ? machine : null;

    /// <summary>The machines now, and again with every reading. Rights are looked at each time.</summary>
    /// <exception cref="AccessDeniedException">The actor may see nothing any more.</exception>
    public IAsyncEnumerable<IReadOnlyList<Machine>> WatchAsync(Actor actor, TimeSpan minInterval, CancellationToken cancellationToken) =>
        guard.SeenAsync(actor, broadcast.Subscribe, Visible, minInterval, cancellationToken);

    private static IReadOnlyList<Machine> Visible(MachineSet all, Rights rights) =>
        [.. all.ByServer.Values.Where(m => rights.Allows(Permission.See, Scope.Of(m.Server, null))).OrderBy(m => m.Server.Value, StringComparer.OrdinalIgnoreCase)];
}
