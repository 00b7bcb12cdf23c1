using TapBot.Core.Wording;

namespace TapBot.Core.Access;

/// <summary>What came of changing one's second factor.</summary>
/// <param name="Reason">Why it was not changed; null when it was.</param>
/// <param name="RecoveryCodes">The new recovery codes, shown this once; empty when there are none.</param>
/// <param name="RetryAfter">How long to wait, when there were too many wrong codes.</param>
public sealed record SecondFactorAnswer(Phrase? Reason, IReadOnlyList<string> RecoveryCodes, TimeSpan? RetryAfter = null)
{
    internal static SecondFactorAnswer Done(params IReadOnlyList<string> codes) => new(null, codes);

    internal static SecondFactorAnswer Refused(string code) => new(Phrase.Of(code), []);
}
