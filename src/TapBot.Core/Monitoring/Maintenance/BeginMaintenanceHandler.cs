using Microsoft.Extensions.Options;
using TapBot.Core.Access;
using TapBot.Core.Operations;
using TapBot.Core.Servers;
using TapBot.Core.Wording;

namespace TapBot.Core.Monitoring;

/// <summary>Done when the window is stored and holds.</summary>
internal sealed class BeginMaintenanceHandler(MaintenanceBook book, LightBroadcast lights, IOptions<ServersOptions> servers, TimeProvider time) : IOperationHandler<BeginMaintenance>
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    public Resolution Resolve(BeginMaintenance operation)
    {
        if (ScopeOf(operation.Thing) is not { } scope)
            return new Outcome.Refused(Refusal.NotFound, Missing(operation.Thing));
        var target = new OperationTarget(operation.Thing, scope, Missing: Missing(operation.Thing));
        return Flaw(operation) is { } flaw ? Resolution.Against(target, new Outcome.Refused(Refusal.BadArgument, flaw)) : target;
    }

    public TimeSpan Deadline(BeginMaintenance operation) => TimeSpan.FromSeconds(15);

    public async Task<Outcome> RunAsync(BeginMaintenance operation, IProgress<Phrase> progress, CancellationToken cancellationToken)
    {
        if (ScopeOf(operation.Thing) is not { } scope)
            return new Outcome.Failed(Missing(operation.Thing));
        return await StoredOutcome.OfAsync(async () =>
        {
            await book.OpenAsync(new MaintenanceWindow(operation.Thing, time.GetUtcNow(), operation.Until.ToUniversalTime(), operation.Reason.Trim()), scope);
            return book.Find(operation.Thing) is { Window.Until: var until }
                ? new Outcome.Done(Phrase.Of("monitoring.maintain.done", ("until", until)))
                : new Outcome.Failed(Phrase.Of("monitoring.maintenance.over"));
        }, NotStored);
    }

    internal static Phrase NotStored(string said) => Phrase.Of("monitoring.maintenance.notStored", ("said", said));

    internal static Phrase Missing(string thing) => Phrase.Of("monitoring.maintenance.noThing", ("thing", thing));

    private Scope? ScopeOf(string thing)
    {
        if (thing.StartsWith(MaintenanceWindow.ServerPrefix, StringComparison.Ordinal) && servers.Value.Servers.FirstOrDefault(s => s.Name == thing[MaintenanceWindow.ServerPrefix.Length..]) is { } server)
            return Scope.Of(ServerName.Parse(server.Name));
        return lights.Current.ByKey.TryGetValue(thing, out var light) ? light.Scope : null;
    }

    private Phrase? Flaw(BeginMaintenance operation)
    {
        var (now, reason) = (time.GetUtcNow(), operation.Reason.Trim());
        return operation.Until <= now || operation.Until > now + Longest ? Phrase.Of("monitoring.maintenance.badUntil", ("days", (int)Longest.TotalDays))
            : reason.Length is 0 or > MaintenanceRow.LongestReason || reason.Any(char.IsControl) ? Phrase.Of("monitoring.maintenance.badReason", ("most", MaintenanceRow.LongestReason))
            : operation.Thing.Length > MaintenanceRow.LongestThing ? Phrase.Of("monitoring.maintenance.long", ("most", MaintenanceRow.LongestThing))
            : book.Count >= MaintenanceBook.Most && book.Find(operation.Thing) is null ? Phrase.Of("monitoring.maintenance.full", ("most", MaintenanceBook.Most))
            : null;
    }
}
