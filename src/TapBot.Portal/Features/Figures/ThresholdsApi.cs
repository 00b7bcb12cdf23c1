using Microsoft.AspNetCore.Http.HttpResults;
using TapBot.Core.Access;
using TapBot.Core.Figures;
using TapBot.Portal.Hosting;

namespace TapBot.Portal.Features.Figures;

/// <summary>Where lights change their colour; changed by the operations <c>thresholds.set</c> and <c>thresholds.reset</c>.</summary>
internal static class ThresholdsApi
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/api/v1/thresholds", ListAsync).WithTags("Thresholds").WithName("thresholds").RequirePermission(Permission.See)
            .WithSummary("Where lights become yellow and red: what holds for all, and for what the caller may see and has bounds of its own.").ProducesProblem(StatusCodes.Status403Forbidden);

    private static async Task<Ok<ThresholdModel[]>> ListAsync(ThresholdReader thresholds, ActorAccessor actors, HttpContext context) =>
        TypedResults.Ok((await thresholds.ListAsync(actors.From(context.User), context.RequestAborted)).Select(ThresholdModel.Of).ToArray());
}
