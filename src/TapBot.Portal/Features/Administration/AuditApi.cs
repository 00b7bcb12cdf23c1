using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using TapBot.Core.Access;
using TapBot.Core.Audit;
using TapBot.Core.Wording;
using TapBot.Portal.Hosting;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Administration;

/// <summary>The audit trail, for administrators of the whole portal.</summary>
internal static class AuditApi
{
    private const int UsualRows = 100, FlushEvery = 200;

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api/v1").WithTags("Audit").ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden);
        api.MapGet("audit", ListAsync).WithName("audit").RequirePermission(Permission.Administer)
            .WithSummary("Rows of the audit trail, newest first; the next page is asked for with before = the last sequence of this one.").Produces<AuditModel[]>();
        api.MapGet("audit/export", ExportAsync).WithName("exportAudit").RequirePermission(Permission.Administer)
            .WithSummary("All rows of a search, oldest first, as format=csv (safe for spreadsheets) or format=jsonl.")
            .Produces<AuditModel>(contentType: "application/x-ndjson", additionalContentTypes: "text/csv");
        api.MapPost("audit/verify", VerifyAsync).WithName("verifyAudit").RequirePermission(Permission.Administer)
            .WithSummary("Walks the whole trail and names the rows that were edited, deleted, reordered or cut off.").Produces<AuditReportModel>();
    }

    private static async Task<IResult> ListAsync([AsParameters] AuditSearch search, AuditReader audit, ActorAccessor actors, Texts texts, HttpContext context, long? before = null, int limit = UsualRows)
    {
        var flaw = search.Flaw ?? (limit is < 1 or > AuditReader.MostRows ? Phrase.Of("audit.badLimit", ("value", limit), ("most", AuditReader.MostRows)) : null);
        if (flaw is not null)
            return Problems.Of(texts, StatusCodes.Status400BadRequest, flaw);
        var rows = await audit.NewestAsync(actors.From(context.User), search.Filter(), before, limit, context.RequestAborted);
        return TypedResults.Ok(rows.Select(r => AuditModel.Of(texts, r)).ToArray());
    }

    private static async Task<IResult> VerifyAsync(AuditVerifyBody? body, AuditReader audit, ActorAccessor actors, Texts texts, HttpContext context)
    {
        AuditHead? noted = null;
        if (!string.IsNullOrEmpty(body?.Head))
        {
            if (!AuditHead.TryParse(body.Head, out var head))
                return Problems.Of(texts, StatusCodes.Status400BadRequest, Phrase.Of("audit.badHead"));
            noted = head;
        }
        return TypedResults.Ok(AuditReportModel.Of(texts, await audit.VerifyAsync(actors.From(context.User), noted, context.RequestAborted)));
    }

    private static async Task<IResult> ExportAsync(
        [AsParameters] AuditSearch search, AuditReader audit, ActorAccessor actors, Texts texts, TimeProvider time, IOptions<JsonOptions> json, HttpContext context, string format = "csv")
    {
        var flaw = search.Flaw ?? (format is "csv" or "jsonl" ? null : Phrase.Of("audit.badFormat", ("value", format)));
        if (flaw is not null)
            return Problems.Of(texts, StatusCodes.Status400BadRequest, flaw);
        var cancellation = context.RequestAborted;
        await using var rows = audit.ReadAsync(actors.From(context.User), search.Filter(), cancellation).GetAsyncEnumerator(cancellation);
        var more = await rows.MoveNextAsync(); // before the answer begins, so that a failure can still be told as one
        var body = context.Response.BodyWriter;
        context.Response.ContentType = format == "csv" ? "text/csv; charset=utf-8; header=present" : "application/x-ndjson; charset=utf-8";
        var day = time.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"audit-{day}.{format}\"";
        if (format == "csv")
            Write(body, AuditCsv.Head);
        for (var count = 1; more; more = await rows.MoveNextAsync(), count++)
        {
            Write(body, format == "csv" ? AuditCsv.Line(texts, rows.Current) : JsonSerializer.Serialize(AuditModel.Of(texts, rows.Current), json.Value.SerializerOptions) + "\n");
            if (count % FlushEvery == 0)
                await body.FlushAsync(cancellation);
        }
        await body.FlushAsync(cancellation);
        return TypedResults.Empty;
    }

    private static void Write(IBufferWriter<byte> body, string text) => Encoding.UTF8.GetBytes(text, body);
}
