using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using TapBot.Core.Access;
using TapBot.Core.Containers;
using TapBot.Core.Servers;
using TapBot.Core.Wording;
using TapBot.Portal.Hosting;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Containers;

/// <summary>The container that an address names, as far as the caller may see it. An identifier that is none is refused before anything is asked.</summary>
/// <param name="Server">From the address.</param>
/// <param name="Container">From the address.</param>
/// <param name="Reader">Finds it.</param>
/// <param name="Actors">Says who asks.</param>
/// <param name="Texts">The words.</param>
/// <param name="Context">The request.</param>
internal sealed record ContainerAddress(string Server, string Container, [FromServices] ContainerReader Reader, [FromServices] ActorAccessor Actors, [FromServices] Texts Texts, HttpContext Context)
{
    /// <summary>True when the caller wants server-sent events.</summary>
    public bool WantsStream => Context.Request.WantsEvents();

    public static ProblemHttpResult BadServer(Texts texts, string server) =>
        Problems.Of(texts, StatusCodes.Status400BadRequest, Phrase.Of("operations.badIdentifier", ("member", "server"), ("value", server)));

    public async Task<IResult> FindAsync(Func<Core.Containers.Container, ContainerReader, Actor, Task<IResult>> then)
    {
        if (!ServerName.TryParse(Server, null, out var server))
            return BadServer(Texts, Server);
        if (!ContainerName.TryParse(Container, null, out var name))
            return Problems.Of(Texts, StatusCodes.Status400BadRequest, Phrase.Of("operations.badIdentifier", ("member", "container"), ("value", Container)));
        var actor = Actors.From(Context.User);
        return await Reader.FindAsync(actor, server, name, Context.RequestAborted) is { } found ? await then(found, Reader, actor) : Missing();
    }

    public ProblemHttpResult Missing() =>
        Problems.Of(Texts, StatusCodes.Status404NotFound, Phrase.Of("containers.notFound", ("container", Container), ("server", Server)));
}
