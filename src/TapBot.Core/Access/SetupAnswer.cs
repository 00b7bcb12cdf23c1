using TapBot.Core.Wording;

namespace TapBot.Core.Access;

/// <summary>What came of an attempt to set the portal up.</summary>
/// <param name="Result">How it ended.</param>
/// <param name="UserName">The administrator, when created.</param>
/// <param name="ApiToken">The text of the API token, when one was asked for; shown this once.</param>
/// <param name="Flaws">What cannot be taken, by member (<c>userName</c>, <c>password</c>, <c>tokenName</c>).</param>
public sealed record SetupAnswer(SetupResult Result, string? UserName, string? ApiToken, IReadOnlyList<(string Member, Phrase Reason)> Flaws)
{
    internal static SetupAnswer Because(SetupResult result) => new(result, null, null, []);

    internal static SetupAnswer Invalid(params IReadOnlyList<(string Member, Phrase Reason)> flaws) => new(SetupResult.Invalid, null, null, flaws);
}
