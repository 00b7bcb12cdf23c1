using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using TapBot.Core.Access;
using TapBot.Core.Containers;
using TapBot.Core.Servers;
using TapBot.Portal.Hosting;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Containers;

/// <summary>What happens in a server's engine.</summary>
internal static class EventsApi
{
    private static readonly TimeSpan Calm = TimeSpan.FromMilliseconds(100);

    public static async Task<IResult> GetAsync(string server, ContainerEvents events, ActorAccessor actors, Texts texts, HttpContext context)
    {
        if (!ServerName.TryParse(server, null, out var name))
            return ContainerAddress.BadServer(texts, server);
        var actor = actors.From(context.User);
        if (context.Request.WantsEvents())
            return TypedResults.ServerSentEvents(FollowAsync(events, actor, name, context.RequestAborted).UntilDenied());
        return TypedResults.Ok((await events.LatestAsync(actor, context.RequestAborted)).Where(e => e.Server == name).ToArray());
    }

    private static async IAsyncEnumerable<SseItem<EngineEvent>> FollowAsync(
        ContainerEvents events, Actor actor, ServerName server, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var batch in events.WatchAsync(actor, Calm, cancellationToken))
        {
            foreach (var said in batch.Where(e => e.Server == server))
                yield return new SseItem<EngineEvent>(said, "event");
        }
    }
}
