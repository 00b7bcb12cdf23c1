using Microsoft.AspNetCore.Http.HttpResults;
using TapBot.Core.Access;
using TapBot.Core.Figures;
using TapBot.Core.Wording;
using TapBot.Portal.Hosting;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Figures;

/// <summary>What figures have been, and where their lights change.</summary>
public static class FiguresApi
{
    /// <summary>Adds the endpoints.</summary>
    public static void MapFiguresApi(this IEndpointRouteBuilder endpoints)
    {
        ThresholdsApi.Map(endpoints);
        var api = endpoints.MapGroup("/api/v1/history").WithTags("History").ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden);
        api.MapGet("", ReadAsync).WithName("history").RequirePermission(Permission.See)
            .WithSummary("Up to 20 series between from and to (RFC 3339; by default the last hour), each as at most points buckets of minimum, mean and maximum, from the finest tier that covers the range. "
                + "A stretch without samples has no bucket. A series that is not there, or that the caller may not see, is answered without buckets and with a reason.")
            .Produces<HistoryModel>();
        api.MapGet("series", ListAsync).WithName("historySeries").RequirePermission(Permission.See)
            .WithSummary("The series whose names begin with prefix, as far as the caller may see them.").Produces<SeriesModel[]>();
        api.MapGet("state", StateAsync).WithName("historyState").RequirePermission(Permission.See)
            .WithSummary("How the history of figures is doing: how many series there are, and what keeps it from recording or storing.").Produces<HistoryStateModel>();
    }

    private static async Task<IResult> ReadAsync([AsParameters] HistoryQuery query, HistoryReader history, ActorAccessor actors, Texts texts, TimeProvider time, HttpContext context)
    {
        if (!query.TryRead(texts, time.GetUtcNow(), out var question, out var problem))
            return problem;
        var (actor, curves) = (actors.From(context.User), new List<CurveModel>());
        foreach (var series in question.Series)
            curves.Add(CurveModel.Of(texts, await history.GetAsync(actor, series, question.From, question.To, question.Points, context.RequestAborted)));
        return TypedResults.Ok(new HistoryModel(question.From, question.To, curves));
    }

    private static async Task<IResult> ListAsync(HistoryReader history, ActorAccessor actors, Texts texts, HttpContext context, string? prefix = null)
    {
        if (prefix?.Length > SeriesName.Longest)
            return Problems.Of(texts, StatusCodes.Status400BadRequest, Phrase.Of("history.badPrefix", ("most", SeriesName.Longest)));
        return TypedResults.Ok((await history.ListAsync(actors.From(context.User), prefix ?? "", context.RequestAborted)).Select(SeriesModel.Of).ToArray());
    }

    private static async Task<Ok<HistoryStateModel>> StateAsync(HistoryReader history, ActorAccessor actors, Texts texts, HttpContext context) =>
        TypedResults.Ok(HistoryStateModel.Of(texts, await history.StateAsync(actors.From(context.User), context.RequestAborted)));
}
