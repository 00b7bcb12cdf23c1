using TapBot.Core.Wording;

namespace TapBot.Core.Access;

/// <summary>What came of making or revoking a token.</summary>
/// <param name="Result">How it ended.</param>
/// <param name="Statement">Evidence or reason.</param>
/// <param name="Token">The token; null when it was not made, and after a revocation.</param>
/// <param name="Text">The text of a new token, which is not kept and must be shown now; null otherwise.</param>
/// <param name="Flaws">What cannot be taken, by member of the request.</param>
public sealed record TokenAnswer(AccessResult Result, Phrase Statement, ApiToken? Token, string? Text, IReadOnlyList<(string Member, Phrase Reason)> Flaws) : IAccessAnswer
{
    internal static TokenAnswer Done(Phrase evidence, ApiToken? token = null, string? text = null) => new(AccessResult.Done, evidence, token, text, []);

    internal static TokenAnswer Refused(AccessResult result, Phrase reason) => new(result, reason, null, null, []);

    internal static TokenAnswer Invalid(IReadOnlyList<(string Member, Phrase Reason)> flaws) => new(AccessResult.Invalid, flaws[0].Reason, null, null, flaws);

    /// <summary>The text opens doors and is not for logs.</summary>
    public override string ToString() => $"{Result}: {Statement}";
}
