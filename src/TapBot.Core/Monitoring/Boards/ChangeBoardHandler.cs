using TapBot.Core.Operations;
using TapBot.Core.Wording;

namespace TapBot.Core.Monitoring;

/// <summary>Done when the store has it and its screens can show it.</summary>
internal sealed class ChangeBoardHandler(BoardBook book) : IOperationHandler<ChangeBoard>
{
    public Resolution Resolve(ChangeBoard operation) => BoardOperation.ResolveOwn(book, operation.Board, Compose(operation).Flaw);

    public TimeSpan Deadline(ChangeBoard operation) => BoardOperation.Longest;

    public Task<Outcome> RunAsync(ChangeBoard operation, IProgress<Phrase> progress, CancellationToken cancellationToken) => BoardOperation.PerformAsync(
        () => book.SaveAsync(Compose(operation).Board!, isNew: false),
        Phrase.Of("boards.change.done", ("board", operation.Board)), Phrase.Of("boards.raced", ("board", operation.Board)));

    private static (BoardPlan? Board, Phrase? Flaw) Compose(ChangeBoard operation) =>
        BoardOperation.Compose(operation.Board, operation.Title, operation.Tiles, operation.PageSeconds, operation.Inches, operation.Metres);
}
