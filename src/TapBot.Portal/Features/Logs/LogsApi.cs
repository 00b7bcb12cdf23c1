using TapBot.Core.Access;
using TapBot.Core.Logs;
using TapBot.Core.Wording;
using TapBot.Portal.Hosting;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Logs;

/// <summary>Any number of logs at once: lines of the past, lines to come, searches, counts.</summary>
public static class LogsApi
{
    private const int MostBuckets = 1_000, UsualBuckets = 120, UsualTail = 100, MostTail = 10_000, UsualLimit = 1_000, MostLimit = 100_000, MostContext = 1_000;

    /// <summary>Adds the endpoints.</summary>
    public static void MapLogsApi(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api/v1/logs").WithTags("Logs").ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden);
        api.MapGet("", LogsDownload.ReadAsync).WithName("manyLogs").RequirePermission(Permission.See)
            .WithSummary("Lines of logs between since and until, oldest first, merged by time: as JSON lines, or with format=text as text; gzip=true compresses, tail=n gives the last n that match, fields=true what structured lines say.")
            .Produces<LogLineModel>(contentType: "application/x-ndjson", additionalContentTypes: ["text/plain", "application/gzip"]);
        api.MapGet("search", SearchAsync).WithName("searchLogs").RequirePermission(Permission.See)
            .WithSummary("Lines that match, newest first, over all sources and all history: as JSON lines, or with Accept: text/event-stream together with how far the search has come. A source that does not answer breaks off an answer of JSON lines behind the last line that was found. Goes on with before=the cursor of the last line, or the id of the last event; lines of several sources with the same cursor are never parted by limit.")
            .Produces<LogLineModel>(contentType: "application/x-ndjson", additionalContentTypes: "text/event-stream");
        api.MapGet("stream", FollowAsync).WithName("followLogs").RequirePermission(Permission.See)
            .WithSummary("The last tail lines of the logs and every line to come, merged by time, as server-sent events; goes on after Last-Event-ID.")
            .Produces<LogLineModel>(contentType: "text/event-stream");
        api.MapGet("sources", SourcesAsync).WithName("logSources").RequirePermission(Permission.See)
            .WithSummary("The logs there are, and what is kept of each; those of containers that are gone included.").Produces<LogSourceModel[]>();
        api.MapGet("histogram", CountAsync).WithName("countLogs").RequirePermission(Permission.See)
            .WithSummary("How many lines there were by time and level, of what is kept.").Produces<LogCountsModel>();
        api.MapGet("history", HistoryAsync).WithName("logHistory").RequirePermission(Permission.See)
            .WithSummary("What the history of all logs takes, and whether lines are being kept.").Produces<LogHistoryModel>();
        api.MapGet("context", AroundAsync).WithName("logContext").RequirePermission(Permission.See)
            .WithSummary("The lines before and behind the place of one line.").Produces<LogLineModel[]>();
        LogViewsApi.Map(api);
    }

    private static async Task<IResult> SourcesAsync([AsParameters] LogsQuery query, LogReader logs, ActorAccessor actors, Texts texts, HttpContext context) =>
        query.TryRead(texts, out var selection, out _, out var problem)
            ? TypedResults.Ok((await logs.SourcesAsync(actors.From(context.User), selection, context.RequestAborted)).Select(LogSourceModel.Of).ToArray())
            : problem;

    private static async Task<IResult> HistoryAsync(LogReader logs, ActorAccessor actors, Texts texts, HttpContext context) =>
        TypedResults.Ok(LogHistoryModel.Of(texts, await logs.HistoryAsync(actors.From(context.User), context.RequestAborted)));

    private static async Task<IResult> CountAsync([AsParameters] LogsQuery query, LogReader logs, ActorAccessor actors, Texts texts, TimeProvider time, HttpContext context, int buckets = UsualBuckets)
    {
        if (!query.TryRead(texts, out var selection, out var question, out var problem))
            return problem;
        if (buckets is < 1 or > MostBuckets)
            return Problems.Of(texts, StatusCodes.Status400BadRequest, Phrase.Of("logs.badBuckets", ("value", buckets), ("most", MostBuckets)));
        var until = question.Until ?? time.GetUtcNow();
        var since = question.Since ?? until.AddHours(-1);
        if (since >= until)
            return Problems.Of(texts, StatusCodes.Status400BadRequest, Phrase.Of("logs.badRange"));
        return TypedResults.Ok(LogCountsModel.Of(await logs.CountAsync(actors.From(context.User), selection, since, until, buckets, context.RequestAborted)));
    }

    private static async Task<IResult> AroundAsync([AsParameters] LogsQuery query, string cursor, LogReader logs, ActorAccessor actors, Texts texts, HttpContext context, int lines = 20)
    {
        if (!query.TryRead(texts, out var selection, out _, out var problem))
            return problem;
        if (!AskedPosition.TryRead(texts, "cursor", cursor, out var place, out problem))
            return problem;
        if (lines is < 1 or > MostContext)
            return Problems.Of(texts, StatusCodes.Status400BadRequest, Phrase.Of("logs.badTail", ("tail", lines), ("most", MostContext)));
        var found = await logs.AroundAsync(actors.From(context.User), selection, place!.Value.Cursor, lines, context.RequestAborted);
        return TypedResults.Ok(found.Select(l => LogLineModel.Of(l, withFields: true)).ToArray());
    }

    private static async Task<IResult> SearchAsync([AsParameters] LogsQuery query, LogReader logs, ActorAccessor actors, Texts texts, HttpContext context, string? before = null, int limit = UsualLimit)
    {
        if (!query.TryRead(texts, out var selection, out var question, out var problem))
            return problem;
        if (!AskedPosition.TryRead(texts, "before", before, out var from, out problem))
            return problem;
        if (limit is < 1 or > MostLimit)
            return Problems.Of(texts, StatusCodes.Status400BadRequest, Phrase.Of("logs.badTail", ("tail", limit), ("most", MostLimit)));
        var findings = logs.SearchAsync(actors.From(context.User), selection, question, from, context.RequestAborted);
        if (context.Request.WantsEvents())
            return TypedResults.ServerSentEvents(LogFindings.EventsAsync(findings, question.Filter, limit, query.ModelOf, context.RequestAborted).UntilDenied());
        await LogLines.WriteAsync(context, findings.LinesAsync(limit, context.RequestAborted), query.ModelOf);
        return TypedResults.Empty;
    }

    private static Task<IResult> FollowAsync([AsParameters] LogsQuery query, LogReader logs, ActorAccessor actors, Texts texts, HttpContext context, int tail = UsualTail)
    {
        if (!query.TryRead(texts, out var selection, out var question, out var problem))
            return Task.FromResult<IResult>(problem);
        if (tail is < 0 or > MostTail)
            return Task.FromResult<IResult>(Problems.Of(texts, StatusCodes.Status400BadRequest, Phrase.Of("logs.badTail", ("tail", tail), ("most", MostTail))));
        if (!AskedPosition.TryReadLast(context, texts, out var after, out problem))
            return Task.FromResult<IResult>(problem);
        var events = logs.FollowAsync(actors.From(context.User), selection, question, after, tail, context.RequestAborted);
        return Task.FromResult<IResult>(TypedResults.ServerSentEvents(LogItems.Of(events, query.ModelOf, texts, context.RequestAborted).UntilDenied()));
    }
}
