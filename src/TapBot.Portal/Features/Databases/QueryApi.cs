using TapBot.Core.Access;
using TapBot.Core.Databases;
using TapBot.Portal.Hosting;

namespace TapBot.Portal.Features.Databases;

/// <summary>Statements of people, and the leave to write.</summary>
public static class QueryApi
{
    /// <summary>Adds the endpoints below those of one instance.</summary>
    internal static void MapQueryApi(this RouteGroupBuilder one)
    {
        one.MapPost("query", RunAsync).WithName("databaseQuery").RequirePermission(Permission.ReadSql)
            .WithSummary("Runs statements in one transaction: as the reader log-in, which only reads, or in write mode as the writer log-in. The first that fails is the last. Each is in the audit trail before it runs.")
            .Produces<QueryModel>().ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status428PreconditionRequired).ProducesProblem(StatusCodes.Status502BadGateway);
        one.MapGet("write-mode", WriteModeAsync).WithName("databaseWriteMode").RequirePermission(Permission.WriteSql)
            .WithSummary("The caller's leave to write on this instance; 404 without one.").Produces<WriteMode>();
        one.MapPost("write-mode", OpenAsync).WithName("openDatabaseWriteMode").RequirePermission(Permission.WriteSql)
            .WithSummary("Gives the caller leave to write for 15 minutes. Needs a fresh sign-in and a reason.")
            .Produces<WriteMode>().ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status428PreconditionRequired).ProducesProblem(StatusCodes.Status502BadGateway);
        one.MapDelete("write-mode", CloseAsync).WithName("closeDatabaseWriteMode").RequirePermission(Permission.WriteSql)
            .WithSummary("Gives the leave to write back before its time.").Produces(StatusCodes.Status204NoContent);
    }

    private static Task<IResult> RunAsync([AsParameters] DatabaseAddress address, QueryBody body, DatabaseConsole console) => address.FindAsync(async (instance, actor) =>
    {
        var request = new QueryRequest(SqlScript.Split(body.Sql ?? ""), body.Database, body.Mode)
        {
            Rows = body.Limit ?? QueryLimits.Rows,
            RollBack = body.RollBack,
            Confirmed = body.Confirm is { } name ? [name] : [],
        };
        var aborted = address.Context.RequestAborted;
        await using var run = await console.BeginAsync(actor, instance, request, aborted);
        var results = new List<QueryResult>();
        await foreach (var result in run.ResultsAsync(aborted))
            results.Add(result);
        return TypedResults.Ok(QueryModel.Of(address.Texts, run, results));
    });

    private static Task<IResult> WriteModeAsync([AsParameters] DatabaseAddress address, DatabaseConsole console) => address.FindAsync((instance, actor) =>
        Task.FromResult<IResult>(console.WriteModeOf(actor, instance.Name) is { } mode ? TypedResults.Ok(mode) : address.Missing()));

    private static Task<IResult> OpenAsync([AsParameters] DatabaseAddress address, WriteModeBody body, DatabaseConsole console) => address.FindAsync(async (instance, actor) =>
        TypedResults.Ok(await console.OpenWriteModeAsync(actor, instance, body.Reason, body.AcceptSuperuser, address.Context.RequestAborted)));

    private static Task<IResult> CloseAsync([AsParameters] DatabaseAddress address, DatabaseConsole console) => address.FindAsync(async (instance, actor) =>
        await console.CloseWriteModeAsync(actor, instance, address.Context.RequestAborted) ? TypedResults.NoContent() : address.Missing());
}
