using TapBot.Core.Access;
using TapBot.Core.Databases;
using TapBot.Core.Wording;
using TapBot.Portal.Hosting;

namespace TapBot.Portal.Features.Databases;

/// <summary>Statements of people, and the leave to write.</summary>
public static class QueryApi
{
    /// <summary>Adds the endpoints below those of one instance.</summary>
    internal static void MapQueryApi(this RouteGroupBuilder one)
    {
        one.MapPost("query", RunAsync).WithName("databaseQuery").RequirePermission(Permission.ReadSql)
            .WithSummary("Runs statements in one transaction: as the reader log-in, which only reads, or in write mode as the writer log-in. The first that fails is the last. Each is in the audit trail before it runs. What cannot be taken back needs its name: confirm, or confirmAll for several; the answer 428 names the next that is missing.")
            .Produces<QueryModel>().ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status428PreconditionRequired).ProducesProblem(StatusCodes.Status502BadGateway);
        one.MapPost("query/export", ExportAsync).WithName("exportDatabaseQuery").RequirePermission(Permission.ReadSql)
            .WithSummary("Runs one query as the reader log-in and streams all its rows: format=csv (the default) or json. A file that is cut off was not finished: the audit trail says why, also when the right, the session or the leave of the caller has ended meanwhile.")
            .Produces(StatusCodes.Status200OK, contentType: "text/csv").ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status502BadGateway);
        one.MapGet("tabs/{tab}/export", ExportTabAsync).WithName("exportConsoleTab").RequirePermission(Permission.ReadSql)
            .WithSummary("The same for the statement at a character of a text of the caller's.")
            .Produces(StatusCodes.Status200OK, contentType: "text/csv").ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status502BadGateway);
        one.MapGet("write-mode", WriteModeAsync).WithName("databaseWriteMode").RequirePermission(Permission.WriteSql)
            .WithSummary("The caller's leave to write on this instance; 404 without one.").Produces<WriteMode>();
        one.MapPost("write-mode", OpenAsync).WithName("openDatabaseWriteMode").RequirePermission(Permission.WriteSql)
            .WithSummary("Gives the caller leave to write for 15 minutes. Needs a fresh sign-in and a reason.")
            .Produces<WriteMode>().ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status428PreconditionRequired).ProducesProblem(StatusCodes.Status502BadGateway);
        one.MapDelete("write-mode", CloseAsync).WithName("closeDatabaseWriteMode").RequirePermission(Permission.WriteSql)
            .WithSummary("Gives the leave to write back before its time.").Produces(StatusCodes.Status204NoContent);
        one.MapGet("superuser-reading", SuperuserAsync).WithName("databaseSuperuserReading").RequirePermission(Permission.WriteSql)
            .WithSummary("The caller's leave to read on this instance by a log-in that is a superuser; 404 without one.").Produces<WriteMode>();
        one.MapPost("superuser-reading", AcceptAsync).WithName("acceptDatabaseSuperuserReading").RequirePermission(Permission.WriteSql)
            .WithSummary("Gives the caller leave to run statements for 15 minutes although the reader log-in is a superuser, whom a transaction that only reads does not hold back. Needs a fresh sign-in and a reason.")
            .Produces<WriteMode>().ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status428PreconditionRequired).ProducesProblem(StatusCodes.Status502BadGateway);
        one.MapDelete("superuser-reading", RefuseAsync).WithName("closeDatabaseSuperuserReading").RequirePermission(Permission.WriteSql)
            .WithSummary("Gives that leave back before its time.").Produces(StatusCodes.Status204NoContent);
    }

    private static Task<IResult> RunAsync([AsParameters] DatabaseAddress address, QueryBody body, DatabaseConsole console) => address.FindAsync(async (instance, actor) =>
    {
        if (body.Sql?.Length > QueryLimits.Script)
            return Problems.Of(address.Texts, StatusCodes.Status400BadRequest, Phrase.Of("console.refused.long", ("most", QueryLimits.Script)));
        var aborted = address.Context.RequestAborted;
        await using var run = await console.BeginAsync(actor, instance, body.ToRequest(), aborted);
        var results = new List<QueryResult>();
        await foreach (var result in run.ResultsAsync(aborted))
            results.Add(result);
        return TypedResults.Ok(QueryModel.Of(address.Texts, run, results));
    });

    private static Task<IResult> ExportAsync([AsParameters] DatabaseAddress address, QueryBody body, DatabaseConsole console, string format = "csv") =>
        address.FindAsync((instance, actor) => FileOfAsync(address, instance, actor, console, new QueryRequest(body.Sql?.Length > QueryLimits.Script ? [] : SqlScript.Split(body.Sql ?? ""), body.Database), format));

    private static Task<IResult> ExportTabAsync([AsParameters] DatabaseAddress address, string tab, int at, ConsoleTabs tabs, DatabaseConsole console, string? mark = null, string format = "csv") =>
        address.FindAsync(async (instance, actor) =>
        {
            if (await tabs.FindAsync(actor, instance, tab, address.Context.RequestAborted) is not { } found)
                return address.Missing();
            var request = ConsoleChoice.Request(found.Text ?? "", new(at, at, false), "") with { Database = found.Database };
            // The page offers the rows of what has run; somebody may have written on since.
            return mark is not null && request.Statements is [var now] && ConsoleChoice.MarkOf(now, found.Database) != mark
                ? Problems.Of(address.Texts, StatusCodes.Status409Conflict, Phrase.Of("console.refused.changed"))
                : await FileOfAsync(address, instance, actor, console, request, format);
        });

    private static async Task<IResult> FileOfAsync(DatabaseAddress address, DatabaseInstance instance, Actor actor, DatabaseConsole console, QueryRequest request, string format)
    {
        if (!Enum.TryParse<ExportFormat>(format, ignoreCase: true, out var kind) || !Enum.IsDefined(kind))
            return Problems.Of(address.Texts, StatusCodes.Status400BadRequest, Phrase.Of("console.refused.format", ("format", format)));
        if (request.Statements is not [var only] || !DatabaseConsole.Meaning(only.Text).IsQuery)
            return Problems.Of(address.Texts, StatusCodes.Status400BadRequest, Phrase.Of("console.refused.export"));
        return new QueryExport(await console.BeginAsync(actor, instance, request, address.Context.RequestAborted), kind, instance.Name.Value, address.Texts);
    }

    private static Task<IResult> WriteModeAsync([AsParameters] DatabaseAddress address, DatabaseConsole console) => address.FindAsync((instance, actor) =>
        Task.FromResult<IResult>(console.WriteModeOf(actor, instance.Name) is { } mode ? TypedResults.Ok(mode) : address.Missing()));

    private static Task<IResult> OpenAsync([AsParameters] DatabaseAddress address, WriteModeBody body, DatabaseConsole console) => address.FindAsync(async (instance, actor) =>
        TypedResults.Ok(await console.OpenWriteModeAsync(actor, instance, body.Reason, body.AcceptSuperuser, address.Context.RequestAborted)));

    private static Task<IResult> CloseAsync([AsParameters] DatabaseAddress address, DatabaseConsole console) => address.FindAsync(async (instance, actor) =>
        await console.CloseWriteModeAsync(actor, instance, QueryMode.Write, address.Context.RequestAborted) ? TypedResults.NoContent() : address.Missing());

    private static Task<IResult> SuperuserAsync([AsParameters] DatabaseAddress address, DatabaseConsole console) => address.FindAsync((instance, actor) =>
        Task.FromResult<IResult>(console.WriteModeOf(actor, instance.Name, QueryMode.Read) is { } leave ? TypedResults.Ok(leave) : address.Missing()));

    private static Task<IResult> AcceptAsync([AsParameters] DatabaseAddress address, SuperuserReadingBody body, DatabaseConsole console) => address.FindAsync(async (instance, actor) =>
        TypedResults.Ok(await console.AcceptSuperuserAsync(actor, instance, body.Reason, address.Context.RequestAborted)));

    private static Task<IResult> RefuseAsync([AsParameters] DatabaseAddress address, DatabaseConsole console) => address.FindAsync(async (instance, actor) =>
        await console.CloseWriteModeAsync(actor, instance, QueryMode.Read, address.Context.RequestAborted) ? TypedResults.NoContent() : address.Missing());
}
