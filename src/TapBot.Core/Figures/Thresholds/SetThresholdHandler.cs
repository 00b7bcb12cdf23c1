using TapBot.Core.Operations;
using TapBot.Core.Wording;

namespace TapBot.Core.Figures;

internal sealed class SetThresholdHandler(ThresholdBook book) : IOperationHandler<SetThreshold>
{
    public Resolution Resolve(SetThreshold operation) => ThresholdOperation.Resolve(book, operation.Threshold, operation.Of, named => ThresholdOperation.Bad(Hindrance(operation, named)));

    public TimeSpan Deadline(SetThreshold operation) => ThresholdOperation.Longest;

    public Task<Outcome> RunAsync(SetThreshold operation, IProgress<Phrase> progress, CancellationToken cancellationToken) =>
        ThresholdOperation.PerformAsync(book, operation.Threshold, operation.Of, async named => ThresholdOperation.Bad(await book.SetAsync(named, operation.Of ?? "", ChangeOf(operation))));

    private Phrase? Hindrance(SetThreshold operation, NamedThreshold named)
    {
        if (operation is { Yellow: null, Red: null, Hysteresis: null, Duration: null })
            return Phrase.Of("thresholds.flaw.nothing");
        if (operation.Duration is { } seconds && !(seconds >= 0 && seconds <= NamedThreshold.LongestDuration.TotalSeconds))
            return Phrase.Of("thresholds.flaw.duration", ("seconds", seconds), ("most", NamedThreshold.LongestDuration.TotalSeconds));
        if (operation.Of is { Length: > 0 } of && !book.ObjectsOf(named).Any(o => o.Name == of))
            return Phrase.Of("thresholds.noObject", ("of", of), ("known", string.Join(", ", book.ObjectsOf(named).Select(o => o.Name))));
        return named.Flaw(ChangeOf(operation).Over(book.InForce(named, operation.Of ?? "")));
    }

    private static ThresholdEntry ChangeOf(SetThreshold operation) => new()
    {
        Yellow = operation.Yellow,
        Red = operation.Red,
        Hysteresis = operation.Hysteresis,
        Duration = operation.Duration is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
    };
}
