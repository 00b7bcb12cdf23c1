using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using TapBot.Core.Databases;
using TapBot.Core.Wording;
using TapBot.Portal.Hosting;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Databases;

/// <summary>The instance that an address names, as far as the caller may see it.</summary>
/// <param name="Database">From the address.</param>
/// <param name="Reader">Finds it.</param>
/// <param name="Actors">Says who asks.</param>
/// <param name="Texts">The words.</param>
/// <param name="Context">The request.</param>
internal sealed record DatabaseAddress(string Database, [FromServices] DatabaseReader Reader, [FromServices] ActorAccessor Actors, [FromServices] Texts Texts, HttpContext Context)
{
    /// <summary>True when the caller wants server-sent events.</summary>
    public bool WantsStream => Context.Request.WantsEvents();

    public async Task<IResult> FindAsync(Func<DatabaseInstance, Actor, Task<IResult>> then)
    {
        if (!DatabaseName.TryParse(Database, null, out var name))
            return Problems.Of(Texts, StatusCodes.Status400BadRequest, Phrase.Of("operations.badIdentifier", ("member", "database"), ("value", Database)));
        var actor = Actors.From(Context.User);
        return await Reader.FindAsync(actor, name, Context.RequestAborted) is { } found ? await then(found, actor) : Missing();
    }

    public ProblemHttpResult Missing() => Problems.Of(Texts, StatusCodes.Status404NotFound, Phrase.Of("databases.notFound", ("database", Database)));
}
