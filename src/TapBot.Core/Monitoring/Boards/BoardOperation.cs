using System.Text.Json;
using TapBot.Core.Access;
using TapBot.Core.Operations;
using TapBot.Core.Wording;

namespace TapBot.Core.Monitoring;

/// <summary>What making, changing and removing boards share. Boards belong to the whole portal.</summary>
internal static class BoardOperation
{
    /// <summary>How long it may take in all.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    /// <summary>A board that is to be made.</summary>
    public static Resolution ResolveNew(BoardBook book, string name, Phrase? flaw)
    {
        var target = new OperationTarget(name, Scope.Portal);
        if (!BoardName.TryParse(name, null, out _))
            return Resolution.Against(target, Bad(Phrase.Of("boards.flaw.name", ("most", BoardName.Longest))));
        if (book.Find(name) is not null)
            return Resolution.Against(target, new Outcome.Refused(Refusal.WrongState, Phrase.Of("boards.taken", ("board", name))));
        if (book.Edited.Count >= BoardBook.Most)
            return Resolution.Against(target, new Outcome.Refused(Refusal.WrongState, Phrase.Of("boards.many", ("most", BoardBook.Most))));
        return flaw is null ? target : Resolution.Against(target, Bad(flaw));
    }

    /// <summary>A board that is there and was made in the portal.</summary>
    public static Resolution ResolveOwn(BoardBook book, string name, Phrase? flaw)
    {
        if (book.Find(name) is not { } board)
            return new Outcome.Refused(Refusal.NotFound, book.Unknown(name));
        var target = new OperationTarget(name, Scope.Portal);
        return board.Origin switch
        {
            BoardOrigin.Default => Resolution.Against(target, new Outcome.Refused(Refusal.WrongState, Phrase.Of("boards.isDefault", ("board", name)))),
            BoardOrigin.Configuration => Resolution.Against(target, new Outcome.Refused(Refusal.WrongState, Phrase.Of("boards.isConfigured", ("board", name)))),
            _ => flaw is null ? target : Resolution.Against(target, Bad(flaw)),
        };
    }

    /// <summary>The board that is asked for, and what is wrong with it.</summary>
    public static (BoardPlan? Board, Phrase? Flaw) Compose(string name, string? title, TileOrder? tiles, double? pageSeconds, double? inches, double? metres)
    {
        var (said, kinds) = (string.IsNullOrWhiteSpace(title) ? null : title.Trim(), tiles ?? BoardPlan.Default.Tiles);
        var flaw = said is not null && (said.Length > BoardPlan.LongestTitle || said.Any(char.IsControl)) ? Phrase.Of("boards.flaw.title", ("most", BoardPlan.LongestTitle))
            : kinds.Count == 0 || kinds.Distinct().Count() != kinds.Count || !kinds.All(Enum.IsDefined) ? Phrase.Of("boards.flaw.tiles", ("known", string.Join(", ", Enum.GetNames<TileKind>().Select(JsonNamingPolicy.CamelCase.ConvertName))))
            : pageSeconds is not null && !(pageSeconds >= BoardPlan.ShortestPage.TotalSeconds && pageSeconds <= BoardPlan.LongestPage.TotalSeconds)
                ? Phrase.Of("boards.flaw.page", ("least", (int)BoardPlan.ShortestPage.TotalSeconds), ("most", (int)BoardPlan.LongestPage.TotalSeconds))
            : ScreenSize.Flaws(inches, metres).Select(f => f.Reason).FirstOrDefault();
        if (flaw is not null || !BoardName.TryParse(name, null, out var board))
            return (null, flaw);
        return (new BoardPlan(board, said, kinds, BoardOrigin.Edited) { PageTime = pageSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null, Inches = inches, Metres = metres }, null);
    }

    /// <summary>Writes, and says what came of it.</summary>
    public static Task<Outcome> PerformAsync(Func<Task<bool>> write, Phrase done, Phrase otherwise) => StoredOutcome.OfAsync(
        async () => await write() ? new Outcome.Done(done) : new Outcome.Failed(otherwise), static said => Phrase.Of("boards.notStored", ("said", said)));

    private static Outcome.Refused Bad(Phrase flaw) => new(Refusal.BadArgument, flaw);
}
