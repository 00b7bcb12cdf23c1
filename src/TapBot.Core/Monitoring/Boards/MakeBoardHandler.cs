using TapBot.Core.Operations;
using TapBot.Core.Wording;

namespace TapBot.Core.Monitoring;

/// <summary>Done when the store has it and its screens can show it.</summary>
internal sealed class MakeBoardHandler(BoardBook book) : IOperationHandler<MakeBoard>
{
    public Resolution Resolve(MakeBoard operation) => BoardOperation.ResolveNew(book, operation.Board, Compose(operation).Flaw);

    public TimeSpan Deadline(MakeBoard operation) => BoardOperation.Longest;

    public Task<Outcome> RunAsync(MakeBoard operation, IProgress<Phrase> progress, CancellationToken cancellationToken) => BoardOperation.PerformAsync(
        () => book.SaveAsync(Compose(operation).Board!, isNew: true),
        Phrase.Of("boards.make.done", ("board", operation.Board)), Phrase.Of("boards.raced", ("board", operation.Board)));

    private static (BoardPlan? Board, Phrase? Flaw) Compose(MakeBoard operation) =>
        BoardOperation.Compose(operation.Board, operation.Title, operation.Tiles, operation.PageSeconds, operation.Inches, operation.Metres);
}
