using Microsoft.AspNetCore.Http.HttpResults;
using TapBot.Core.Access;
using TapBot.Core.Containers;
using TapBot.Portal.Hosting;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Servers;

/// <summary>The servers.</summary>
public static class ServersApi
{
    /// <summary>Adds the endpoints.</summary>
    public static void MapServersApi(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/api/v1/servers", ListAsync).WithName("servers").WithTags("Servers").RequirePermission(Permission.See)
            .WithSummary("The servers on which the caller may see anything, and how their engines are doing.");

    private static async Task<Ok<ServerModel[]>> ListAsync(ContainerReader reader, ActorAccessor actors, Texts texts, HttpContext context)
    {
        var fleet = await reader.GetAsync(actors.From(context.User), context.RequestAborted);
        return TypedResults.Ok(fleet.Servers.Values.OrderBy(s => s.Server.Name.Value, StringComparer.OrdinalIgnoreCase).Select(s => ServerModel.Of(texts, s)).ToArray());
    }
}
