using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http.HttpResults;
using TapBot.Core.Access;
using TapBot.Core.Operations;
using TapBot.Core.Wording;
using TapBot.Portal.Hosting;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Operations;

/// <summary>An endpoint for every operation of the catalog, and the operations that run or ran lately.</summary>
public static class OperationsApi
{
    /// <summary>Adds what the endpoints need.</summary>
    public static IServiceCollection AddOperationsApi(this IServiceCollection services) => services.AddSingleton<OperationBinder>();

    /// <summary>Adds the endpoints.</summary>
    public static void MapOperationsApi(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api/v1").WithTags("Operations");
        foreach (var descriptor in endpoints.ServiceProvider.GetRequiredService<OperationCatalog>().All)
            Map(api, descriptor);
        api.MapGet("operations", ListAsync).WithName("operations").WithSummary("Operations that run or ran lately, newest first.").RequirePermission(Permission.See);
        api.MapGet("operations/{id}", GetAsync).WithName("operation").RequirePermission(Permission.See)
            .WithSummary("One operation; with Accept: text/event-stream its progress until it ends.").Produces<OperationModel>().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapDelete("operations/{id}", CancelAsync).WithName("cancelOperation").RequirePermission(Permission.See)
            .WithSummary("Asks a running operation to stop. Needs the right to do the operation itself.").ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static void Map(IEndpointRouteBuilder api, OperationDescriptor descriptor) =>
        api.MapPost(descriptor.Route, (HttpContext context, OperationBinder binder, OperationRunner runner, ActorAccessor actors, Texts texts) =>
                RunAsync(descriptor, context, binder, runner, actors, texts))
            .WithName(descriptor.Name)
            .WithMetadata(descriptor)
            .WithSummary($"{descriptor.Name}: {descriptor.Risk.ToString().ToLowerInvariant()}. Answers when the engine shows the effect; with Prefer: respond-async at once.")
            .RequirePermission(descriptor.Permission)
            .Produces<OperationAnswer>()
            .Produces<OperationModel>(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status428PreconditionRequired).ProducesProblem(StatusCodes.Status502BadGateway)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable).ProducesProblem(StatusCodes.Status504GatewayTimeout)
            .AddOpenApiOperationTransformer((operation, _, _) =>
            {
                OperationDescription.Describe(operation, descriptor);
                return Task.CompletedTask;
            });

    private static async Task<IResult> RunAsync(
        OperationDescriptor descriptor, HttpContext context, OperationBinder binder, OperationRunner runner, ActorAccessor actors, Texts texts)
    {
        var (operation, confirmed, flaw) = await binder.ReadAsync(context, descriptor);
        if (operation is null)
            return Problems.Of(texts, StatusCodes.Status400BadRequest, flaw!);
        var run = await runner.StartAsync(actors.From(context.User), operation, confirmed, context.RequestAborted);
        if (!context.Request.Headers["Prefer"].ToString().Contains("respond-async", StringComparison.OrdinalIgnoreCase))
            await run.Completion.WaitAsync(context.RequestAborted);
        return OperationResults.Of(context.Request, texts, run.View);
    }

    private static async Task<Ok<OperationModel[]>> ListAsync(OperationLedger ledger, ActorAccessor actors, Texts texts, HttpContext context)
    {
        var views = await ledger.ListAsync(actors.From(context.User), context.RequestAborted);
        return TypedResults.Ok(views.Select(v => OperationModel.Of(texts, v)).ToArray());
    }

    private static async Task<IResult> GetAsync(string id, OperationLedger ledger, ActorAccessor actors, Texts texts, HttpContext context)
    {
        var actor = actors.From(context.User);
        if (await ledger.FindAsync(actor, id, context.RequestAborted) is not { } view)
            return Problems.Of(texts, StatusCodes.Status404NotFound, Phrase.Of("operations.notFound"));
        return context.Request.WantsEvents()
            ? TypedResults.ServerSentEvents(FollowAsync(ledger, actor, view, texts, context.RequestAborted))
            : TypedResults.Ok(OperationModel.Of(texts, view));
    }

    private static async Task<IResult> CancelAsync(string id, OperationRunner runner, ActorAccessor actors, Texts texts, HttpContext context) =>
        await runner.CancelAsync(actors.From(context.User), id, context.RequestAborted)
            ? TypedResults.Accepted((string?)null)
            : Problems.Of(texts, StatusCodes.Status404NotFound, Phrase.Of("operations.notFound"));

    private static async IAsyncEnumerable<SseItem<OperationModel>> FollowAsync(
        OperationLedger ledger, Actor actor, OperationView now, Texts texts, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new SseItem<OperationModel>(OperationModel.Of(texts, now), "operation");
        if (now.Outcome is not null)
            yield break;
        await foreach (var view in ledger.WatchAsync(actor, cancellationToken))
        {
            if (view.Id != now.Id)
                continue;
            yield return new SseItem<OperationModel>(OperationModel.Of(texts, view), "operation");
            if (view.Outcome is not null)
                yield break;
        }
    }
}
