using System.Globalization;
using TapBot.Core.Access;
using TapBot.Core.Databases;
using TapBot.Core.Wording;
using TapBot.Portal.Hosting;

namespace TapBot.Portal.Features.Databases;

/// <summary>What the caller has run on an instance.</summary>
internal static class PastApi
{
    /// <summary>Adds the endpoints below those of one instance.</summary>
    public static void MapPastApi(this RouteGroupBuilder one)
    {
        one.MapGet("query/history", ListAsync).WithName("databaseQueryHistory").RequirePermission(Permission.ReadSql)
            .WithSummary("What the caller or a token of theirs has run here, the newest first, without passwords: at most limit (50, up to 200); search finds a part of the text, failed=true what did not go well, before continues after a page.")
            .Produces<PastStatementsModel>().ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        one.MapDelete("query/history", ClearAsync).WithName("clearDatabaseQueryHistory").RequirePermission(Permission.ReadSql)
            .WithSummary("Forgets what the caller has run here. The audit trail keeps it.").Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }

    private static Task<IResult> ListAsync([AsParameters] DatabaseAddress address, PastStatements past, string? search, string? failed, string? before, string? limit) => address.FindAsync(async (instance, actor) =>
    {
        if (search?.Length > PastStatements.LongestSearch)
            return Bad(address, "search", search[..PastStatements.LongestSearch]);
        var (failedOnly, from, most) = (false, long.MaxValue, 50);
        if (failed is not null && !bool.TryParse(failed, out failedOnly))
            return Bad(address, "failed", failed);
        if (before is not null && !long.TryParse(before, NumberStyles.None, CultureInfo.InvariantCulture, out from))
            return Bad(address, "before", before);
        if (limit is not null && (!int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out most) || most is < 1 or > PastStatements.MostAtOnce))
            return Bad(address, "limit", limit);
        var page = await past.ListAsync(actor, instance, new PastQuestion(search, failedOnly, from, most), address.Context.RequestAborted);
        return TypedResults.Ok(new PastStatementsModel([.. page.Statements.Select(PastStatementModel.Of)], page.Next));
    });

    private static Task<IResult> ClearAsync([AsParameters] DatabaseAddress address, PastStatements past) => address.FindAsync(async (instance, actor) =>
    {
        await past.ClearAsync(actor, instance, address.Context.RequestAborted);
        return TypedResults.NoContent();
    });

    private static IResult Bad(DatabaseAddress address, string member, string value) =>
        Problems.Of(address.Texts, StatusCodes.Status400BadRequest, Phrase.Of("operations.badIdentifier", ("member", member), ("value", value)));
}
