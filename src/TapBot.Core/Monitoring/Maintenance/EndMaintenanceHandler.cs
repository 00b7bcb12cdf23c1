using TapBot.Core.Operations;
using TapBot.Core.Wording;

namespace TapBot.Core.Monitoring;

/// <summary>Done when the window is gone.</summary>
internal sealed class EndMaintenanceHandler(MaintenanceBook book) : IOperationHandler<EndMaintenance>
{
    public Resolution Resolve(EndMaintenance operation) => book.Find(operation.Thing) is { Scope: var scope }
        ? new OperationTarget(operation.Thing, scope, Missing: None(operation.Thing))
        : new Outcome.Refused(Refusal.NotFound, None(operation.Thing));

    public TimeSpan Deadline(EndMaintenance operation) => TimeSpan.FromSeconds(15);

    public Task<Outcome> RunAsync(EndMaintenance operation, IProgress<Phrase> progress, CancellationToken cancellationToken) => StoredOutcome.OfAsync(
        async () => await book.EndAsync(operation.Thing) ? new Outcome.Done(Phrase.Of("monitoring.endMaintenance.done")) : new Outcome.Failed(None(operation.Thing)), BeginMaintenanceHandler.NotStored);

    private static Phrase None(string thing) => Phrase.Of("monitoring.maintenance.none", ("thing", thing));
}
