using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using TapBot.Core.Access;
using TapBot.Core.Wording;

namespace TapBot.Portal.Hosting;

/// <summary>Wall screens: looks the secret of the cookie up in the store, on every request. The principal names the one board that the screen may show.</summary>
internal sealed class ScreenHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ScreenDoor door)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public static bool IsMeant(HttpRequest request) => DoorCookie.Screen.Read(request) is not null && !TokenHandler.IsMeant(request);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (DoorCookie.Screen.Read(Request) is not { } secret || await door.FindAsync(secret, ClientAddress.Of(Context), Context.RequestAborted) is not { } screen)
            return AuthenticateResult.NoResult();
        var principal = Principals.Of(screen.Actor, Scheme.Name);
        ((ClaimsIdentity)principal.Identity!).AddClaim(new Claim(Principals.Board, screen.Board.Value));
        return AuthenticateResult.Success(new AuthenticationTicket(principal, Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) =>
        Refusals.WriteAsync(Context, StatusCodes.Status401Unauthorized, Phrase.Of("access.screen.unpaired"));

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Refusals.WriteAsync(Context, StatusCodes.Status403Forbidden, Phrase.Of("access.forbidden"));
}
