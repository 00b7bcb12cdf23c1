using Microsoft.AspNetCore.Http.HttpResults;
using TapBot.Core.Access;
using TapBot.Core.Containers;
using TapBot.Core.Servers;
using TapBot.Core.Wording;
using TapBot.Portal.Hosting;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Servers;

/// <summary>The servers.</summary>
public static class ServersApi
{
    /// <summary>Adds the endpoints.</summary>
    public static void MapServersApi(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/api/v1/servers", ListAsync).WithName("servers").WithTags("Servers").RequirePermission(Permission.See)
            .WithSummary("The servers on which the caller may see anything, and how their engines are doing.");
        endpoints.MapGet("/api/v1/servers/{server}/system", SystemAsync).WithName("serverSystem").WithTags("Servers").RequirePermission(Permission.See)
            .WithSummary("How the machine of a server is doing: processors, memory, pressure, disks, file systems, network; with Accept: text/event-stream each reading, every five seconds.")
            .Produces<MachineModel>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Ok<ServerModel[]>> ListAsync(ContainerReader reader, ActorAccessor actors, Texts texts, HttpContext context)
    {
        var fleet = await reader.GetAsync(actors.From(context.User), context.RequestAborted);
        return TypedResults.Ok(fleet.Servers.Values.OrderBy(s => s.Server.Name.Value, StringComparer.OrdinalIgnoreCase).Select(s => ServerModel.Of(texts, s)).ToArray());
    }

    private static async Task<IResult> SystemAsync(string server, MachineReader reader, ActorAccessor actors, Texts texts, HttpContext context)
    {
        if (!ServerName.TryParse(server, null, out var name))
            return Problems.Of(texts, StatusCodes.Status400BadRequest, Phrase.Of("operations.badIdentifier", ("member", "server"), ("value", server)));
        var actor = actors.From(context.User);
        if (await reader.FindAsync(actor, name, context.RequestAborted) is not { } machine)
            return Problems.Of(texts, StatusCodes.Status404NotFound, Phrase.Of("servers.noMachine", ("server", server)));
        return context.Request.WantsEvents()
            ? TypedResults.ServerSentEvents(ReadingsOf(texts, reader.WatchAsync(actor, MachineFigures.Every / 2, context.RequestAborted), name).UntilDenied(), "system")
            : TypedResults.Ok(MachineModel.Of(texts, machine));
    }

    private static async IAsyncEnumerable<MachineModel> ReadingsOf(Texts texts, IAsyncEnumerable<IReadOnlyList<Machine>> all, ServerName server)
    {
        await foreach (var machines in all)
        {
            if (machines.FirstOrDefault(m => m.Server == server) is not { } machine)
                yield break;
            yield return MachineModel.Of(texts, machine);
        }
    }
}
