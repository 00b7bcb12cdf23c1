using TapBot.Core.Access;
using TapBot.Core.Wording;
using TapBot.Portal.Hosting;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Administration;

/// <summary>The one place where a refused change of people or tokens becomes an HTTP answer.</summary>
internal static class AccessResults
{
    public static IResult Refused(Texts texts, AccessResult result, Phrase reason, IReadOnlyList<(string Member, Phrase Reason)> flaws) => result switch
    {
        AccessResult.Invalid => Problems.Invalid(texts, flaws),
        AccessResult.NotFound => Problems.Of(texts, StatusCodes.Status404NotFound, reason),
        AccessResult.Conflict => Problems.Of(texts, StatusCodes.Status409Conflict, reason),
        AccessResult.TooMuch => Problems.Of(texts, StatusCodes.Status403Forbidden, reason),
        _ => throw new InvalidOperationException("This was not refused."),
    };
}
