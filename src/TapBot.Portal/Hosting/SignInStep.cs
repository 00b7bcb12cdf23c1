using System.Globalization;
using TapBot.Core.Access;
using TapBot.Portal.Shell;

namespace TapBot.Portal.Hosting;

/// <summary>What an answer of the doors means for the browser: its cookies, the status, and where it goes next.</summary>
internal static class SignInStep
{
    /// <summary>Sets the cookies and answers where to go; null when the page stays and says why.</summary>
    public static string? Take(HttpContext context, SignInAnswer answer, string? returnUrl)
    {
        if (answer.SessionSecret is { } secret)
        {
            DoorCookie.Half.Delete(context);
            DoorCookie.Session.Write(context, secret);
            return LocalAddress.OrHome(returnUrl);
        }
        if (answer.HalfSecret is { } half)
        {
            DoorCookie.Half.Write(context, half);
            return PortalUrls.SignInCode(LocalAddress.IsLocal(returnUrl) ? returnUrl : null);
        }
        if (answer.RetryAfter is { } wait)
            context.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        context.Response.StatusCode = answer.RetryAfter is null ? StatusCodes.Status401Unauthorized : StatusCodes.Status429TooManyRequests;
        return null;
    }
}
