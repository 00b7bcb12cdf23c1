using TapBot.Core.Wording;

namespace TapBot.Core.Access;

/// <summary>What came of a change to a person.</summary>
/// <param name="Result">How it ended.</param>
/// <param name="Statement">Evidence or reason.</param>
/// <param name="Person">The person as they are now; null when it did not happen, and after a deletion.</param>
/// <param name="Flaws">What cannot be taken, by member of the request.</param>
public sealed record PersonAnswer(AccessResult Result, Phrase Statement, Person? Person, IReadOnlyList<(string Member, Phrase Reason)> Flaws) : IAccessAnswer
{
    internal static PersonAnswer Done(Phrase evidence) => new(AccessResult.Done, evidence, null, []);

    internal static PersonAnswer Refused(AccessResult result, Phrase reason) => new(result, reason, null, []);

    internal static PersonAnswer Invalid(IReadOnlyList<(string Member, Phrase Reason)> flaws) => new(AccessResult.Invalid, flaws[0].Reason, null, flaws);
}
