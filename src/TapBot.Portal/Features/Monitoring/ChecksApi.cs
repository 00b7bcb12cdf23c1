using Microsoft.AspNetCore.Http.HttpResults;
using TapBot.Core.Access;
using TapBot.Core.Monitoring;
using TapBot.Portal.Hosting;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Monitoring;

/// <summary>HTTP checks. To add, change, remove and make them now are the operations <c>monitoring.addCheck</c>, <c>changeCheck</c>, <c>removeCheck</c> and <c>checkNow</c>.</summary>
public static class ChecksApi
{
    /// <summary>Adds the endpoints.</summary>
    public static void MapChecksApi(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api/v1").WithTags("Monitoring");
        api.MapGet("checks", ListAsync).WithName("checks").RequirePermission(Permission.See)
            .WithSummary("The HTTP checks the caller may see, worst first: light, reason, response time.");
        api.MapGet("checks/{check}/question", QuestionAsync).WithName("checkQuestion").RequirePermission(Permission.Administer)
            .WithSummary("What a check asks, whole, with the query of its address, and what must come back. For administrators of the portal.")
            .Produces<CheckQuestionModel>().ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Ok<CheckModel[]>> ListAsync(CheckReader reader, ActorAccessor actors, Texts texts, HttpContext context) =>
        TypedResults.Ok((await reader.GetAsync(actors.From(context.User), context.RequestAborted)).Select(c => CheckModel.Of(texts, c)).ToArray());

    private static async Task<IResult> QuestionAsync(string check, CheckReader reader, ActorAccessor actors, Texts texts, HttpContext context) =>
        await reader.PlanAsync(actors.From(context.User), check, context.RequestAborted) is { } plan
            ? TypedResults.Ok(CheckQuestionModel.Of(plan))
            : Problems.Of(texts, StatusCodes.Status404NotFound, CheckReader.Missing(check));
}
