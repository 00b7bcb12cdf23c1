using TapBot.Core.Access;
using TapBot.Core.Operations;
using TapBot.Core.Wording;

namespace TapBot.Core.Monitoring;

/// <summary>Done when the store has it no more.</summary>
internal sealed class RemoveBoardHandler(BoardBook book) : IOperationHandler<RemoveBoard>
{
    public Resolution Resolve(RemoveBoard operation) => BoardOperation.ResolveOwn(book, operation.Board, flaw: null);

    public TimeSpan Deadline(RemoveBoard operation) => BoardOperation.Longest;

    public Task<Outcome> RunAsync(RemoveBoard operation, IProgress<Phrase> progress, CancellationToken cancellationToken) => BoardOperation.PerformAsync(
        () => book.RemoveAsync(BoardName.Parse(operation.Board)), Phrase.Of("boards.remove.done", ("board", operation.Board)), Phrase.Of("boards.raced", ("board", operation.Board)));
}
