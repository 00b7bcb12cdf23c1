using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using TapBot.Core.Access;
using TapBot.Core.Wording;

namespace TapBot.Portal.Hosting;

/// <summary>Scripts: <c>Authorization: Bearer tbp_...</c>, never in an address.</summary>
internal sealed class TokenHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ApiTokens tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private const string Bearer = "Bearer ";

    public static bool IsMeant(HttpRequest request) => request.Headers.Authorization.ToString().StartsWith(Bearer, StringComparison.OrdinalIgnoreCase);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var text = Request.Headers.Authorization.ToString()[Bearer.Length..].Trim();
        var actor = await tokens.FindAsync(text, ClientAddress.Of(Context), Context.RequestAborted);
        return actor is null
            ? AuthenticateResult.Fail("The token is not valid.")
            : AuthenticateResult.Success(new AuthenticationTicket(Principals.Of(actor, Scheme.Name), Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
        return Refusals.WriteAsync(Context, StatusCodes.Status401Unauthorized, Phrase.Of("access.token.invalid"));
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Refusals.WriteAsync(Context, StatusCodes.Status403Forbidden, Phrase.Of("access.forbidden"));
}
