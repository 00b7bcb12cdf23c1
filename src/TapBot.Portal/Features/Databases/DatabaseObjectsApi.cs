using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using TapBot.Core.Access;
using TapBot.Core.Databases;
using TapBot.Core.Wording;
using TapBot.Portal.Hosting;

namespace TapBot.Portal.Features.Databases;

/// <summary>The objects of a PostgreSQL instance.</summary>
internal static class DatabaseObjectsApi
{
    private const int UsualLimit = 500, MostLimit = 10_000;

    /// <summary>Adds the endpoints below those of one instance.</summary>
    public static void MapObjectsApi(this RouteGroupBuilder one)
    {
        var objects = one.MapGroup("objects").ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status502BadGateway);
        objects.MapGet("", ListAsync).WithName("databaseObjects").RequirePermission(Permission.See)
            .WithSummary("Objects of one database by schema and name, or those found by a part of their name, the best first; at most limit (500, up to 10,000). Kind database, role or tablespace: those of the instance.").Produces<ObjectsModel>();
        objects.MapGet("{oid}", GetAsync).WithName("databaseObject").RequirePermission(Permission.See)
            .WithSummary("One object: columns, indexes, constraints, triggers, statistics, size, dependencies. Definitions need ReadSql; without it definitionNeeds says so.").Produces<ObjectDetailsModel>();
    }

    private static Task<IResult> ListAsync([AsParameters] DatabaseAddress address, DatabaseObjectReader objects, [FromQuery(Name = "database")] string? inDatabase, string? search, string? kind, string? limit) => AskAsync(address, async (instance, actor) =>
    {
        if (!TryKind(kind, out var wanted))
            return Bad(address, "kind", kind);
        var most = UsualLimit;
        if (limit is not null && (!int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out most) || most is < 1 or > MostLimit))
            return Bad(address, "limit", limit);
        if (wanted is ObjectKind.Database or ObjectKind.Role or ObjectKind.Tablespace)
        {
            var all = await objects.GetInstanceAsync(actor, instance.Name, anew: false, address.Context.RequestAborted);
            return TypedResults.Ok(ObjectsModel.Of(null, all.At, all.IsCut, wanted switch { ObjectKind.Database => all.Databases, ObjectKind.Role => all.Roles, _ => all.Tablespaces }, search, most));
        }
        var list = await objects.GetAsync(actor, instance.Name, inDatabase, anew: false, address.Context.RequestAborted);
        return TypedResults.Ok(ObjectsModel.Of(list.Database, list.At, list.IsCut, wanted is null ? list.All : list.All.Where(o => o.Kind == wanted), search, most));
    });

    private static Task<IResult> GetAsync([AsParameters] DatabaseAddress address, DatabaseObjectReader objects, string oid, [FromQuery(Name = "database")] string? inDatabase, string? kind) => AskAsync(address, async (instance, actor) =>
    {
        if (!uint.TryParse(oid, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return Bad(address, "oid", oid);
        if (!TryKind(kind, out var of))
            return Bad(address, "kind", kind);
        return await objects.FindAsync(actor, instance.Name, inDatabase, new ObjectId(of ?? ObjectKind.Table, number), address.Context.RequestAborted) is { } found
            ? TypedResults.Ok(ObjectDetailsModel.Of(address.Texts, found))
            : Problems.Of(address.Texts, StatusCodes.Status404NotFound, Phrase.Of("objects.gone"));
    });

    private static Task<IResult> AskAsync(DatabaseAddress address, Func<DatabaseInstance, Actor, Task<IResult>> then) => address.FindAsync((instance, actor) => instance.NeedsLogIn
        ? Task.FromResult<IResult>(Problems.Of(address.Texts, StatusCodes.Status409Conflict, Phrase.Of("databases.needsLogIn")))
        : then(instance, actor));

    private static bool TryKind(string? text, out ObjectKind? kind)
    {
        kind = Enum.TryParse<ObjectKind>(text, ignoreCase: true, out var known) && Enum.IsDefined(known) && !char.IsAsciiDigit(text![0]) ? known : null;
        return text is null || kind is not null;
    }

    private static IResult Bad(DatabaseAddress address, string member, string? value) =>
        Problems.Of(address.Texts, StatusCodes.Status400BadRequest, Phrase.Of("operations.badIdentifier", ("member", member), ("value", value)));
}
