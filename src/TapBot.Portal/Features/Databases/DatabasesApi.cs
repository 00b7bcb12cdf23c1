using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http.HttpResults;
using TapBot.Core.Access;
using TapBot.Core.Databases;
using TapBot.Core.Streaming;
using TapBot.Portal.Hosting;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Databases;

/// <summary>PostgreSQL instances, their figures, sessions and locks.</summary>
public static class DatabasesApi
{
    private static readonly TimeSpan Calm = TimeSpan.FromMilliseconds(500);

    /// <summary>Adds the endpoints.</summary>
    public static void MapDatabasesApi(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api/v1/databases").WithTags("Databases");
        api.MapGet("", ListAsync).WithName("databases").RequirePermission(Permission.See)
            .WithSummary("The PostgreSQL instances the caller may see, by name.");
        var one = api.MapGroup("{database}").ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        one.MapGet("", GetAsync).WithName("database").RequirePermission(Permission.See)
            .WithSummary("One instance: light, version, log-in, what cannot be read and why, latest figures.").Produces<DatabaseModel>();
        one.MapGet("metrics", MetricsAsync).WithName("databaseMetrics").RequirePermission(Permission.See)
            .WithSummary("The latest figures; with Accept: text/event-stream each as it is read, every five seconds.").Produces<DatabaseMetrics>().ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status502BadGateway);
        one.MapGet("sessions", SessionsAsync).WithName("databaseSessions").RequirePermission(Permission.See)
            .WithSummary("The sessions now; with Accept: text/event-stream every two seconds.").Produces<SessionsModel>().ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status502BadGateway);
        one.MapGet("locks", LocksAsync).WithName("databaseLocks").RequirePermission(Permission.See)
            .WithSummary("Who holds up whom now, root first; with Accept: text/event-stream every two seconds.").Produces<LocksModel>().ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status502BadGateway);
        one.MapQueryApi();
        one.MapConsoleTabsApi();
        one.MapPastApi();
        one.MapSavedQueriesApi();
        one.MapDatabaseHealth();
        one.MapStatements();
        one.MapSettings();
        one.MapObjectsApi();
        one.MapRegistration();
    }

    private static async Task<Ok<DatabaseModel[]>> ListAsync(DatabaseReader reader, ActorAccessor actors, Texts texts, HttpContext context) =>
        TypedResults.Ok((await reader.GetAsync(actors.From(context.User), context.RequestAborted)).Select(i => DatabaseModel.Of(texts, i)).ToArray());

    private static Task<IResult> GetAsync([AsParameters] DatabaseAddress address) =>
        address.FindAsync((instance, _) => Task.FromResult<IResult>(TypedResults.Ok(DatabaseModel.Of(address.Texts, instance))));

    private static Task<IResult> MetricsAsync([AsParameters] DatabaseAddress address) => address.FindAsync((instance, actor) =>
    {
        if (address.WantsStream && instance.IsLive)
            return Task.FromResult<IResult>(TypedResults.ServerSentEvents(MetricsOf(address.Reader.WatchAsync(actor, Calm, address.Context.RequestAborted), instance.Name).UntilDenied(), "metrics"));
        return Task.FromResult<IResult>(instance.Metrics is { } metrics && instance.IsLive
            ? TypedResults.Ok(metrics)
            : Problems.Of(address.Texts, instance.NeedsLogIn ? StatusCodes.Status409Conflict : StatusCodes.Status502BadGateway, instance.Reason, ("lastMetrics", instance.Metrics)));
    });

    private static Task<IResult> SessionsAsync([AsParameters] DatabaseAddress address) => ListsAsync(address, "sessions", SessionsModel.Of);

    private static Task<IResult> LocksAsync([AsParameters] DatabaseAddress address) => ListsAsync(address, "locks", LocksModel.Of);

    private static Task<IResult> ListsAsync<T>(DatabaseAddress address, string name, Func<SessionList, T> made) => address.FindAsync(async (instance, actor) =>
    {
        var views = address.Reader.WatchSessionsAsync(actor, instance, address.Context.RequestAborted);
        if (address.WantsStream && instance.IsLive)
            return TypedResults.ServerSentEvents(ListsOf(views).Select(made).UntilDenied(), name);
        await foreach (var view in views)
        {
            if (view.State is StreamState.Live && view.List is { } list)
                return TypedResults.Ok(made(list));
            if ((view.State as StreamState.Retrying)?.Why is { } broken)
                return Problems.Of(address.Texts, StatusCodes.Status502BadGateway, broken);
            if ((view.State as StreamState.Ended)?.Why is { } ended)
                return Problems.Of(address.Texts, StatusCodes.Status409Conflict, ended);
        }
        return address.Missing();
    });

    private static async IAsyncEnumerable<DatabaseMetrics> MetricsOf(IAsyncEnumerable<IReadOnlyList<DatabaseInstance>> all, DatabaseName name, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        DatabaseMetrics? last = null;
        await foreach (var instances in all.WithCancellation(cancellationToken))
        {
            // A stream that goes silent cannot be told from a quiet one: it ends, and whoever comes again hears why.
            if (instances.FirstOrDefault(i => i.Name == name) is not { IsLive: true } instance)
                yield break;
            if (instance.Metrics is { } metrics && metrics != last)
                yield return last = metrics;
        }
    }

    private static async IAsyncEnumerable<SessionList> ListsOf(IAsyncEnumerable<SessionsView> views, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        SessionList? last = null;
        await foreach (var view in views.WithCancellation(cancellationToken))
        {
            if (view.State is StreamState.Retrying or StreamState.Ended)
                yield break;
            if (view.State is StreamState.Live && view.List is { } list && !ReferenceEquals(list, last))
                yield return last = list;
        }
    }
}
