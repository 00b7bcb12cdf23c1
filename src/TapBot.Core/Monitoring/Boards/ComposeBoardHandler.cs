using TapBot.Core.Operations;
using TapBot.Core.Wording;

namespace TapBot.Core.Monitoring;

/// <summary>Makes a board, or composes one anew: done when the store has it and its screens can show it.</summary>
internal sealed class ComposeBoardHandler(BoardBook book) : IOperationHandler<MakeBoard>, IOperationHandler<ChangeBoard>
{
    public Resolution Resolve(MakeBoard operation) => BoardOperation.ResolveNew(book, operation.Board, Compose(operation).Flaw);

    public Resolution Resolve(ChangeBoard operation) => BoardOperation.ResolveOwn(book, operation.Board, Compose(operation).Flaw);

    public TimeSpan Deadline(MakeBoard operation) => BoardOperation.Longest;

    public TimeSpan Deadline(ChangeBoard operation) => BoardOperation.Longest;

    public Task<Outcome> RunAsync(MakeBoard operation, IProgress<Phrase> progress, CancellationToken cancellationToken) =>
        SaveAsync(Compose(operation).Board!, isNew: true, Phrase.Of("boards.make.done", ("board", operation.Board)));

    public Task<Outcome> RunAsync(ChangeBoard operation, IProgress<Phrase> progress, CancellationToken cancellationToken) =>
        SaveAsync(Compose(operation).Board!, isNew: false, Phrase.Of("boards.change.done", ("board", operation.Board)));

    private Task<Outcome> SaveAsync(BoardPlan board, bool isNew, Phrase done) =>
        BoardOperation.PerformAsync(() => book.SaveAsync(board, isNew), done, Phrase.Of("boards.raced", ("board", board.Name.Value)));

    private static (BoardPlan? Board, Phrase? Flaw) Compose(MakeBoard said) => BoardOperation.Compose(said.Board, said.Title, said.Tiles, said.PageSeconds, said.Inches, said.Metres);

    private static (BoardPlan? Board, Phrase? Flaw) Compose(ChangeBoard said) => BoardOperation.Compose(said.Board, said.Title, said.Tiles, said.PageSeconds, said.Inches, said.Metres);
}
