using System.Text.Json.Nodes;
using TapBot.Core.Access;
using TapBot.Core.Containers;
using TapBot.Core.Operations;
using TapBot.Core.Servers;
using TapBot.Core.Wording;
using TapBot.Portal.Features.Operations;
using TapBot.Portal.Hosting;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Containers;

/// <summary>Runs one operation on many containers, a few at a time, each with its own result.</summary>
internal sealed class ContainerBulk(OperationCatalog catalog, OperationRunner runner, OperationBinder binder, Texts texts)
{
    private const int MostContainers = 500, AtATime = 4;

    private IEnumerable<string> Legal => catalog.All.Where(d => d.Name.StartsWith("containers.", StringComparison.Ordinal)).Select(d => d.Name["containers.".Length..]);

    public async Task<IResult> RunAsync(Actor actor, ServerName server, BulkBody body, CancellationToken cancellationToken)
    {
        if (catalog.Find("containers." + body.Operation) is not { } descriptor)
            return Problems.Of(texts, StatusCodes.Status400BadRequest, Phrase.Of("operations.unknownName", ("operation", body.Operation), ("legal", string.Join(", ", Legal))));
        if (body.Containers is not { Count: > 0 and <= MostContainers } containers)
            return Problems.Of(texts, StatusCodes.Status400BadRequest, Phrase.Of("containers.bulkCount", ("most", MostContainers)));
        var items = new BulkItem[containers.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, containers.Count),
            new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellationToken },
            async (i, c) => items[i] = await OneAsync(actor, server, descriptor, containers[i], body.Confirm ?? [], c));
        return TypedResults.Ok(new BulkAnswer(items));
    }

    private async ValueTask<BulkItem> OneAsync(
        Actor actor, ServerName server, OperationDescriptor descriptor, string container, IReadOnlyList<string> confirmed, CancellationToken cancellationToken)
    {
        if (!ContainerName.TryParse(container, null, out _))
            return new BulkItem(container, null, "refused", Statement.Of(texts, Phrase.Of("operations.badIdentifier", ("member", "container"), ("value", container))));
        var (operation, flaw) = binder.Make(descriptor, new JsonObject { ["server"] = server.Value, ["container"] = container });
        if (operation is null)
            return new BulkItem(container, null, "refused", Statement.Of(texts, flaw!));
        var run = await runner.StartAsync(actor, operation, confirmed.Contains(container) ? container : null, cancellationToken);
        var outcome = await run.Completion.WaitAsync(cancellationToken);
        return new BulkItem(container, run.View.Id, outcome.Word, Statement.Of(texts, outcome.Statement));
    }
}
