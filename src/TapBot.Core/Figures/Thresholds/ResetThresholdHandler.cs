using TapBot.Core.Operations;
using TapBot.Core.Wording;

namespace TapBot.Core.Figures;

internal sealed class ResetThresholdHandler(ThresholdBook book) : IOperationHandler<ResetThreshold>
{
    private static Outcome.Refused Nothing => new(Refusal.WrongState, Phrase.Of("thresholds.reset.nothing"));

    public Resolution Resolve(ResetThreshold operation) => ThresholdOperation.Resolve(
        book, operation.Threshold, operation.Of, named => book.EditedOf(named, operation.Of ?? "") is null ? Nothing : null);

    public TimeSpan Deadline(ResetThreshold operation) => ThresholdOperation.Longest;

    public Task<Outcome> RunAsync(ResetThreshold operation, IProgress<Phrase> progress, CancellationToken cancellationToken) =>
        ThresholdOperation.PerformAsync(book, operation.Threshold, operation.Of, async named => await book.ResetAsync(named, operation.Of ?? "") ? null : Nothing);
}
