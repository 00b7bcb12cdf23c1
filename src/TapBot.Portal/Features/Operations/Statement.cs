using TapBot.Core.Wording;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Operations;

/// <summary>Something said, for programs and for people.</summary>
/// <param name="Code">Stable name.</param>
/// <param name="Arguments">Values by name.</param>
/// <param name="Text">The words, in the language of <c>Accept-Language</c>.</param>
public sealed record Statement(string Code, IReadOnlyDictionary<string, object?> Arguments, string Text)
{
    /// <summary>A phrase in words.</summary>
    public static Statement Of(Texts texts, Phrase phrase) => new(phrase.Code, phrase.Arguments, texts.Say(phrase));
}
