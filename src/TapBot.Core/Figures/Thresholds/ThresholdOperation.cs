using TapBot.Core.Access;
using TapBot.Core.Operations;
using TapBot.Core.Wording;

namespace TapBot.Core.Figures;

/// <summary>What setting and resetting share. Bounds belong to the whole portal, also those of one object.</summary>
internal static class ThresholdOperation
{
    /// <summary>How long it may take in all.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    /// <summary>The threshold as a target, or that there is none.</summary>
    public static Resolution Resolve(ThresholdBook book, string name, string? of, Func<NamedThreshold, Outcome.Refused?> hindrance)
    {
        if (book.Find(name) is not { } named)
            return new Outcome.Refused(Refusal.NotFound, Phrase.Of("thresholds.notFound", ("threshold", name), ("known", string.Join(", ", book.All.Select(t => t.Name)))));
        var target = new OperationTarget(string.IsNullOrEmpty(of) ? named.Name : $"{named.Name} {of}", Scope.Portal);
        return hindrance(named) is { } refused ? Resolution.Against(target, refused) : target;
    }

    /// <summary>What is asked for is not legal.</summary>
    public static Outcome.Refused? Bad(Phrase? flaw) => flaw is null ? null : new Outcome.Refused(Refusal.BadArgument, flaw);

    /// <summary>Writes, and says what holds afterwards.</summary>
    public static Task<Outcome> PerformAsync(ThresholdBook book, string name, string? of, Func<NamedThreshold, Task<Outcome.Refused?>> write)
    {
        var named = book.Find(name)!;
        return StoredOutcome.OfAsync(
            async () => await write(named) is { } refused ? refused : new Outcome.Done(named.Says(book.InForce(named, of ?? ""))),
            static said => Phrase.Of("thresholds.notStored", ("said", said)));
    }
}
