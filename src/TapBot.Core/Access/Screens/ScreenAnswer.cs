using TapBot.Core.Wording;

namespace TapBot.Core.Access;

/// <summary>What came of letting a screen in or shutting it out.</summary>
/// <param name="Result">How it ended.</param>
/// <param name="Statement">Evidence or reason.</param>
/// <param name="Screen">The screen; null when it was not let in, and after it was shut out.</param>
/// <param name="Flaws">What cannot be taken, by member of the request.</param>
public sealed record ScreenAnswer(AccessResult Result, Phrase Statement, Screen? Screen, IReadOnlyList<(string Member, Phrase Reason)> Flaws) : IAccessAnswer
{
    internal static ScreenAnswer Done(Phrase evidence, Screen? screen = null) => new(AccessResult.Done, evidence, screen, []);

    internal static ScreenAnswer Refused(AccessResult result, Phrase reason) => new(result, reason, null, []);

    internal static ScreenAnswer Invalid(IReadOnlyList<(string Member, Phrase Reason)> flaws) => new(AccessResult.Invalid, flaws[0].Reason, null, flaws);
}
