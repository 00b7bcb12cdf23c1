using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using TapBot.Core.Access;
using TapBot.Core.Wording;
using TapBot.Portal.Shell;

namespace TapBot.Portal.Hosting;

/// <summary>People: looks the session of the cookie up in the store, on every request.</summary>
internal sealed class SessionHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, Sessions sessions)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (DoorCookie.Session.Read(Request) is not { } secret)
            return AuthenticateResult.NoResult();
        var actor = await sessions.FindAsync(secret, ClientAddress.Of(Context), IsActivity(Request), Context.RequestAborted);
        return actor is null
            ? AuthenticateResult.NoResult()
            : AuthenticateResult.Success(new AuthenticationTicket(Principals.Of(actor, Scheme.Name), Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (!Refusals.WantsPage(Request))
        {
            Response.Headers.WWWAuthenticate = "Bearer";
            return Refusals.WriteAsync(Context, StatusCodes.Status401Unauthorized, Phrase.Of("access.signInFirst"));
        }
        var here = HttpMethods.IsGet(Request.Method) ? Request.PathBase + Request.Path + Request.QueryString.Value : PortalUrls.From(Request, PortalUrls.Home);
        if (Request.Headers["Sec-Fetch-Site"] == "cross-site" && LocalAddress.IsLocal(here))
            return PlainPage.BounceAsync(Context, here);
        Response.Redirect(PortalUrls.From(Request, here == PortalUrls.From(Request, PortalUrls.Home) ? PortalUrls.SignIn : PortalUrls.SignInAndReturn(here)));
        return Task.CompletedTask;
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Refusals.WriteAsync(Context, StatusCodes.Status403Forbidden, Phrase.Of("access.forbidden"));

    /// <summary>What a person does keeps the session alive: pages, posts. What pages do by themselves (sockets, streams, polling) does not.</summary>
    private static bool IsActivity(HttpRequest request)
    {
        if (request.Path.StartsWithSegments("/_blazor"))
            return false;
        return !HttpMethods.IsGet(request.Method) || request.Headers["Sec-Fetch-Mode"] == "navigate";
    }
}
