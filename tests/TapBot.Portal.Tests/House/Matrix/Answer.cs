using System.Globalization;
using System.Net;

namespace TapBot.Portal.Tests.House.Matrix;

/// <summary>What a caller was answered.</summary>
/// <param name="Word">The word of the table; a number when there is no word for it.</param>
/// <param name="Said">What was read of it.</param>
internal sealed record Answer(string Word, string Said = "")
{
    public const string Yes = "yes", No = "no", Nothing = "none", SignIn = "sign", NotSetUp = "wait", NotFresh = "fresh", CannotAsk = ".";

    /// <summary>The word of an HTTP answer, of which <paramref name="door"/> says that it leads to the sign-in page. What is refused for its form (400, 409, 428 ...) has passed the doors.</summary>
    public static string WordOf(HttpStatusCode status, bool door = false) => status switch
    {
        >= HttpStatusCode.OK and < HttpStatusCode.Ambiguous => Yes,
        HttpStatusCode.Redirect when door => SignIn,
        HttpStatusCode.Redirect or HttpStatusCode.BadRequest or HttpStatusCode.Conflict or HttpStatusCode.PreconditionRequired => Yes,
        HttpStatusCode.Unauthorized => SignIn,
        HttpStatusCode.Forbidden => No,
        HttpStatusCode.NotFound => Nothing,
        HttpStatusCode.ServiceUnavailable => NotSetUp,
        _ => ((int)status).ToString(CultureInfo.InvariantCulture),
    };
}
