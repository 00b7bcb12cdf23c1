using System.Text.Json;
using System.Text.Json.Nodes;
using TapBot.Core.Operations;
using TapBot.Portal.Features.Operations;
using TapBot.Portal.Tests.Hosting;
using TapBot.Testing.Containers;

namespace TapBot.Portal.Tests.House.Matrix;

/// <summary>Every operation of the catalog, asked of the runner as the buttons ask it: behind the endpoints.</summary>
internal static class OperationWalk
{
    private static readonly string[] Looks = ["connect", "events", "list", "ping", "inspect", "describe", "figures"];

    public static IEnumerable<Thing> Of(PortalHost host, RightsTable table, FakeEngine engine) =>
        from descriptor in host.Get<OperationCatalog>().All
        from variant in Samples.Variants(table, Needed(descriptor.Type))
        select new Thing($"OPERATION {descriptor.Name}{variant.Suffix}", (caller, _) => AskAsync(caller, Make(host, descriptor, variant.Values), engine));

    private static async Task<Answer?> AskAsync(Caller caller, IOperation operation, FakeEngine engine)
    {
        if (await caller.ComeAsync() is not { } actor)
            return null;
        var told = Told(engine);
        var run = await caller.Host.Get<OperationRunner>().StartAsync(actor, operation, null, TestContext.Current.CancellationToken);
        var word = run.View.Outcome switch
        {
            Outcome.Refused { Kind: Refusal.NotAllowed } => Answer.No,
            Outcome.Refused { Kind: Refusal.NotFound } => Answer.Nothing,
            Outcome.Refused { Kind: Refusal.NeedsStepUp } => Answer.NotFresh,
            _ => Answer.Yes,
        };
        if (word != Answer.Yes)
            Assert.Equal(told, Told(engine));
        await caller.Host.Get<OperationRunner>().CancelAsync(Actor.Portal, run.View.Id, TestContext.Current.CancellationToken);
        await run.Completion;
        return new Answer(word, run.View.Outcome?.ToString() ?? "");
    }

    private static int Told(FakeEngine engine) => engine.Calls.Count(c => !Looks.Contains(c));

    private static IEnumerable<string> Needed(Type operation) =>
        operation.GetConstructors()[0].GetParameters().Where(p => !p.HasDefaultValue).Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name!));

    private static IOperation Make(PortalHost host, OperationDescriptor descriptor, IReadOnlyDictionary<string, string> values)
    {
        var (operation, flaw) = host.Get<OperationBinder>().Make(descriptor, new JsonObject(values.Select(v => KeyValuePair.Create(v.Key, (JsonNode?)v.Value))));
        return operation ?? throw new InvalidOperationException($"The samples make no {descriptor.Name}: {flaw}");
    }
}
