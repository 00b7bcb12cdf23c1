using TapBot.Core.Access;
using TapBot.Core.Wording;

namespace TapBot.Portal.Hosting;

/// <summary>Before the first administrator exists only the set-up can be reached; afterwards it cannot be.</summary>
internal sealed class SetupGate(RequestDelegate next, SetupDoor door)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var stage = context.GetEndpoint()?.Metadata.GetMetadata<SetupStageAttribute>();
        if (await door.IsOpenAsync(context.RequestAborted))
        {
            if (stage is null)
                await Refusals.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, Phrase.Of("portal.notSetUp"));
            else
                await next(context);
        }
        else if (stage is { Only: true })
            await Refusals.WriteAsync(context, StatusCodes.Status404NotFound, Phrase.Of("request.nothingHere"));
        else
            await next(context);
    }
}
