using Microsoft.AspNetCore.Mvc;
using TapBot.Core.Access;
using TapBot.Core.Wording;
using TapBot.Portal.Hosting;
using TapBot.Portal.Resources;
using TapBot.Portal.Shell;

namespace TapBot.Portal.Features.Account;

/// <summary>Set-up for scripts, signing out, and the sign of life of a page somebody works in.</summary>
public static class AccountApi
{
    /// <summary>Adds the endpoints.</summary>
    public static void MapAccountApi(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/api/v1/setup", SetUpAsync).WithName("setUp").WithSummary("Makes the first administrator; works once.")
            .Produces<SetupDone>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status410Gone)
            .AllowAnonymous().WithMetadata(new DoorAttribute(), new SetupStageAttribute { Only = true });
        endpoints.MapPost(PortalUrls.SignOut, SignOutAsync).ExcludeFromDescription().AllowAnonymous();
        endpoints.MapPost(PortalUrls.SessionSeen, () => TypedResults.NoContent()).ExcludeFromDescription().RequireAuthorization();
    }

    private static async Task<IResult> SetUpAsync([FromBody] SetupBody body, SetupDoor door, Texts texts, HttpContext context)
    {
        var request = new SetupRequest(body.Token ?? "", body.UserName ?? "", body.Password ?? "", body.TokenName);
        var answer = await door.EnterAsync(request, ClientAddress.Of(context), context.RequestAborted);
        return answer.Result switch
        {
            SetupResult.Created => TypedResults.Created((string?)null, new SetupDone(answer.UserName!, answer.ApiToken)),
            SetupResult.Invalid => Problems.Invalid(texts, answer.Flaws),
            SetupResult.WrongToken => Problems.Of(texts, StatusCodes.Status403Forbidden, Phrase.Of("access.setUp.wrongToken")),
            SetupResult.TokenExpired => Problems.Of(texts, StatusCodes.Status410Gone, Phrase.Of("access.setUp.expired")),
            _ => Problems.Of(texts, StatusCodes.Status404NotFound, Phrase.Of("request.nothingHere")),
        };
    }

    /// <summary>Anonymous, so that a second sign-out is no error; OriginCheck keeps other sites from signing people out.</summary>
    private static async Task<IResult> SignOutAsync(Sessions sessions, ActorAccessor actors, HttpContext context)
    {
        if (context.User.Identity?.IsAuthenticated is true && actors.From(context.User) is { Kind: ActorKind.User } actor)
            await sessions.EndAsync(actor, CancellationToken.None);
        DoorCookie.Session.Delete(context);
        return TypedResults.LocalRedirect("~/" + PortalUrls.SignIn);
    }
}
