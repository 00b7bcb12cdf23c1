using Microsoft.AspNetCore.Http.HttpResults;
using TapBot.Core.Access;
using TapBot.Core.Monitoring;
using TapBot.Portal.Hosting;

namespace TapBot.Portal.Features.Administration;

/// <summary>The boards of the wall; changed by the operations <c>boards.make</c>, <c>boards.change</c> and <c>boards.remove</c>.</summary>
internal static class BoardsApi
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/api/v1/boards", ListAsync).WithTags("Boards").WithName("boards").RequirePermission(Permission.Administer)
            .WithSummary("The boards of the wall: the one that is there by itself, those of the configuration, those made here.").ProducesProblem(StatusCodes.Status403Forbidden);

    private static async Task<Ok<BoardModel[]>> ListAsync(BoardPlans boards, ActorAccessor actors, HttpContext context) =>
        TypedResults.Ok((await boards.ListAsync(actors.From(context.User), context.RequestAborted)).Select(BoardModel.Of).ToArray());
}
