using TapBot.Core.Access;
using TapBot.Core.Keys;
using TapBot.Portal.Hosting;

namespace TapBot.Portal.Features.Administration;

/// <summary>The keys, for administrators of the whole portal; a new one is made by the operation <c>storage.keys.rotate</c>.</summary>
internal static class KeysApi
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/api/v1/keys", ListAsync).WithTags("Keys").WithName("keys").RequirePermission(Permission.Administer)
            .WithSummary("The keys that protect secrets in the store, newest first; never the keys themselves.")
            .Produces<KeyModel[]>().ProducesProblem(StatusCodes.Status403Forbidden);

    private static async Task<IResult> ListAsync(KeyReader keys, ActorAccessor actors, HttpContext context) =>
        TypedResults.Ok((await keys.ListAsync(actors.From(context.User), context.RequestAborted)).Select(KeyModel.Of).ToArray());
}
