using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using TapBot.Core.Access;
using TapBot.Core.Servers;

namespace TapBot.Core.Containers;

/// <summary>The state of the servers as their engines' watchers know it.</summary>
internal sealed class ServerStates(ContainerReader reader, IOptions<ServersOptions> options) : IServerStates
{
    public async IAsyncEnumerable<IReadOnlyList<ServerState>> WatchAsync(Actor actor, TimeSpan minInterval, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IReadOnlyList<ServerState> last = [];
        await foreach (var batch in reader.WatchAsync(actor, minInterval, cancellationToken))
        {
            IReadOnlyList<ServerState> now = [.. options.Value.Servers
                .Select(s => batch.Snapshot.Servers.GetValueOrDefault(ServerName.Parse(s.Name))?.Server)
                .OfType<ServerState>()];
            if (now.SequenceEqual(last))
                continue;
            yield return last = now;
        }
    }
}
