using System.Runtime.CompilerServices;
using TapBot.Core.Access;
using TapBot.Core.Servers;
using TapBot.Core.Streaming;
using TapBot.Core.Wording;

namespace TapBot.EndToEnd.Ui;

/// <summary>Two servers, one of them out of reach.</summary>
internal sealed class UiServers : IServerStates
{
    public async IAsyncEnumerable<IReadOnlyList<ServerState>> WatchAsync(Actor actor, TimeSpan minInterval, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return
        [
            new(ServerName.Parse("server-2"), new StreamState.Live(default), "28.5.1"),
            new(ServerName.Parse("server-1"), new StreamState.Ended(default, Phrase.Of("gone")), null),
        ];
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
    }
}
