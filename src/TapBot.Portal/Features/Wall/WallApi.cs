using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using TapBot.Core.Access;
using TapBot.Core.Monitoring;
using TapBot.Core.Wording;
using TapBot.Portal.Hosting;
using TapBot.Portal.Resources;
using TapBot.Portal.Shell;

namespace TapBot.Portal.Features.Wall;

/// <summary>
/// The wall: a page that anybody may load, because it holds nothing; the pairing of a screen; and what is on a board, for the screens that were let in to it and for people.
/// </summary>
public static class WallApi
{
    /// <summary>The policy of what is on a board: a screen, a person or a token that may see something.</summary>
    private static readonly AuthorizationPolicy Sees = new AuthorizationPolicyBuilder(Schemes.Wall).RequireAuthenticatedUser().Build();

    /// <summary>Adds the addresses below <c>/wall</c>.</summary>
    public static void MapWall(this IEndpointRouteBuilder endpoints)
    {
        var wall = endpoints.MapGroup("/wall").ExcludeFromDescription();
        wall.MapGet("", ToDefault).AllowAnonymous();
        wall.MapGet("{board}", ShowAsync).AllowAnonymous();
        wall.MapPost("{board}/pairing", Begin).AllowAnonymous().WithMetadata(new DoorAttribute());
        wall.MapPost("{board}/pairing/claim", ClaimAsync).AllowAnonymous();
        wall.MapGet("{board}/stream", StreamAsync).RequireAuthorization(Sees).WithMetadata(new RequirePermissionAttribute(Permission.See));
    }

    private static async Task<IResult> ShowAsync(
        string board, BoardPlans plans, ScreenDoor door, AccessGuard guard, ActorAccessor actors, IOptions<WallOptions> options, HttpContext context)
    {
        var secret = DoorCookie.Screen.Read(context.Request);
        var screen = secret is null ? null : await door.FindAsync(secret, ClientAddress.Of(context), context.RequestAborted);
        var isShutOut = secret is not null && screen is null;
        // Nobody is there to open another board: it gets a code, as whoever is shut out does.
        if (Find(plans, board, screen?.Board.Value) is not { } plan)
            return isShutOut ? ToDefault(context) : await RefuseAsync(context, StatusCodes.Status404NotFound, Phrase.Of("wall.noBoard", ("board", board)));
        if (screen is not null && screen.Board != plan.Name)
            return await RefuseAsync(context, StatusCodes.Status403Forbidden, Phrase.Of("access.screen.otherBoard", ("board", screen.Board.Value)));
        if (screen is not null)
            DoorCookie.Screen.Write(context, secret!); // browsers forget a cookie after 400 days at most
        else if (isShutOut)
            DoorCookie.Screen.Delete(context);
        var shows = screen is not null
            || (context.User.Identity?.IsAuthenticated is true && !BoardSight.Of(await guard.RightsOfAsync(actors.From(context.User), context.RequestAborted)).IsBlind);
        return new RazorComponentResult<WallDocument>(new Dictionary<string, object?>
        {
            [nameof(WallDocument.Plan)] = plan,
            [nameof(WallDocument.Screen)] = screen,
            [nameof(WallDocument.Shows)] = shows,
            [nameof(WallDocument.Options)] = options.Value,
            [nameof(WallDocument.Base)] = context.Request.PathBase + "/",
        });
    }

    private static IResult ToDefault(HttpContext context) => TypedResults.LocalRedirect(PortalUrls.From(context.Request, PortalUrls.Wall(BoardName.Default)));

    /// <summary>The board of a name; for the screens of a board that was removed, what stands in its place.</summary>
    private static BoardPlan? Find(BoardPlans plans, string board, string? own) =>
        plans.Find(board) ?? (own == board && BoardName.TryParse(board, null, out var name) ? plans.Shown(name) : null);

    private static async Task<IResult> RefuseAsync(HttpContext context, int status, Phrase reason)
    {
        await Refusals.WriteAsync(context, status, reason);
        return Results.Empty;
    }

    private static IResult Begin(string board, BoardPlans plans, ScreenDoor door, Texts texts, HttpContext context)
    {
        if (plans.Find(board) is null)
            return Problems.Of(texts, StatusCodes.Status404NotFound, Phrase.Of("wall.noBoard", ("board", board)));
        if (door.Begin(ClientAddress.Of(context)) is not { } offer)
        {
            context.Response.Headers.RetryAfter = "60";
            return Problems.Of(texts, StatusCodes.Status429TooManyRequests, Phrase.Of("access.screen.manyWait"));
        }
        DoorCookie.Pairing.Write(context, offer.Secret);
        return TypedResults.Ok(new PairingModel(offer.Code, (int)offer.Life.TotalSeconds));
    }

    private static async Task<IResult> ClaimAsync(string board, ScreenDoor door, HttpContext context)
    {
        var state = PairingState.Over;
        if (DoorCookie.Pairing.Read(context.Request) is { } pairing && (state = door.Look(pairing)) is PairingState.Approved)
        {
            if (await door.ClaimAsync(pairing, context.RequestAborted) is { } own)
            {
                DoorCookie.Screen.Write(context, own);
                DoorCookie.Pairing.Delete(context);
            }
            else
            {
                state = PairingState.Waiting; // let in, and not stored yet
            }
        }
        return TypedResults.Ok(new PairingStateModel(state));
    }

    private static async Task<IResult> StreamAsync(string board, BoardPlans plans, WallStream stream, AccessGuard guard, ActorAccessor actors, Texts texts, HttpContext context)
    {
        var own = context.User.FindFirstValue(Principals.Board);
        if (own is not null && own != board)
            return Problems.Of(texts, StatusCodes.Status403Forbidden, Phrase.Of("access.screen.otherBoard", ("board", own)));
        if (Find(plans, board, own) is not { } plan)
            return Problems.Of(texts, StatusCodes.Status404NotFound, Phrase.Of("wall.noBoard", ("board", board)));
        var actor = actors.From(context.User);
        var sight = BoardSight.Of(await guard.RightsOfAsync(actor, context.RequestAborted));
        context.Response.Headers["X-Accel-Buffering"] = "no"; // nginx would hold back what is small
        return TypedResults.ServerSentEvents(stream.FollowAsync(plan.Name, sight, actor, context.RequestAborted), "picture");
    }
}
