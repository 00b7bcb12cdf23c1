using TapBot.Core.Wording;

namespace TapBot.Core.Access;

/// <summary>Thrown where a fresh confirmation of who one is is missing. One place in Portal turns it into a 428.</summary>
/// <param name="isToken">True when a token asked, which cannot confirm anything.</param>
public sealed class StepUpRequiredException(bool isToken)
    : Exception(isToken ? "The token was not made for this." : "The sign-in is too old for this; it must be confirmed.")
{
    /// <summary>True when a token asked: it must be made under a fresh sign-in with the permission named.</summary>
    public bool IsToken { get; } = isToken;

    /// <summary>What to tell people.</summary>
    public Phrase Reason => Phrase.Of(IsToken ? "access.stepUp.token" : "access.stepUp.needed");
}
