using TapBot.Core.Access;
using TapBot.Core.Databases;
using TapBot.Portal.Hosting;

namespace TapBot.Portal.Features.Databases;

/// <summary>The texts of the console. A page saves them by these addresses while somebody types: the circuit takes no long messages.</summary>
public static class ConsoleTabsApi
{
    /// <summary>Adds the endpoints below those of one instance.</summary>
    internal static void MapConsoleTabsApi(this RouteGroupBuilder one)
    {
        one.MapGet("tabs", ListAsync).WithName("consoleTabs").RequirePermission(Permission.ReadSql)
            .WithSummary("The caller's own texts of the console, without what is in them.").Produces<IReadOnlyList<ConsoleTab>>();
        one.MapGet("tabs/{tab}", GetAsync).WithName("consoleTab").RequirePermission(Permission.ReadSql)
            .WithSummary("One text of the caller's.").Produces<ConsoleTab>();
        one.MapPut("tabs/{tab}", SaveAsync).WithName("saveConsoleTab").RequirePermission(Permission.ReadSql)
            .WithSummary("Keeps a text: a new one under 32 hexadecimal digits of the caller's choice, or another state of one that is there. Nothing is run.").Produces<ConsoleTab>().ProducesProblem(StatusCodes.Status409Conflict);
        one.MapDelete("tabs/{tab}", RemoveAsync).WithName("removeConsoleTab").RequirePermission(Permission.ReadSql)
            .WithSummary("Forgets a text.").Produces(StatusCodes.Status204NoContent);
        one.MapGet("names", NamesAsync).WithName("consoleNames").RequirePermission(Permission.ReadSql)
            .WithSummary("What an editor completes: the columns by table or view by schema of one database, and its functions by schema.").Produces<CatalogNames>().ProducesProblem(StatusCodes.Status502BadGateway);
    }

    private static Task<IResult> ListAsync([AsParameters] DatabaseAddress address, ConsoleTabs tabs) => address.FindAsync(async (instance, actor) =>
        TypedResults.Ok(await tabs.ListAsync(actor, instance, address.Context.RequestAborted)));

    private static Task<IResult> GetAsync([AsParameters] DatabaseAddress address, string tab, ConsoleTabs tabs) => address.FindAsync(async (instance, actor) =>
        await tabs.FindAsync(actor, instance, tab, address.Context.RequestAborted) is { } found ? TypedResults.Ok(found) : address.Missing());

    private static Task<IResult> SaveAsync([AsParameters] DatabaseAddress address, string tab, ConsoleTabBody body, ConsoleTabs tabs) => address.FindAsync(async (instance, actor) =>
    {
        var (saved, flaw) = await tabs.SaveAsync(actor, instance, tab, body.Title, body.Database, body.Text, body.Known, address.Context.RequestAborted);
        return saved is not null ? TypedResults.Ok(saved with { Text = null })
            : Problems.Of(address.Texts, flaw!.Code is "console.tab.gone" or "console.tab.elsewhere" ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest, flaw);
    });

    private static Task<IResult> RemoveAsync([AsParameters] DatabaseAddress address, string tab, ConsoleTabs tabs) => address.FindAsync(async (instance, actor) =>
        await tabs.RemoveAsync(actor, instance, tab, address.Context.RequestAborted) ? TypedResults.NoContent() : address.Missing());

    private static Task<IResult> NamesAsync([AsParameters] DatabaseAddress address, ConsoleNames names, DatabaseConsole console, string? within = null) => address.FindAsync(async (instance, actor) =>
        TypedResults.Ok(await names.OfAsync(actor, instance, within ?? console.HomeOf(instance.Name), address.Context.RequestAborted)));
}
