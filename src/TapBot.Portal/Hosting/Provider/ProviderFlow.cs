using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using TapBot.Core.Access;
using TapBot.Core.Audit;
using TapBot.Portal.Shell;

namespace TapBot.Portal.Hosting.Provider;

/// <summary>
/// To the provider and back. The framework's handler checks state, nonce, PKCE and signature; here it is decided what follows. The answers are pages of ours that load
/// the next one: a redirect that began at the provider would come without our SameSite=Strict cookies.
/// </summary>
internal sealed class ProviderFlow(IOptions<OidcSettings> settings, ProviderDoor door, ProviderLinks links, ILogger<ProviderFlow> log)
{
    private const string LinkItem = "tapbot-link";

    /// <summary>Sends the browser to the provider.</summary>
    /// <param name="context">The request.</param>
    /// <param name="returnUrl">Where to go afterwards; anything but an address of the portal is ignored.</param>
    /// <param name="link">The ticket of <see cref="ProviderLinks"/> when an account shall be linked; null for signing in.</param>
    public static Task BeginAsync(HttpContext context, string? returnUrl, string? link)
    {
        var properties = new AuthenticationProperties { RedirectUri = Rooted(context, LocalAddress.OrHome(returnUrl)) };
        if (link is not null)
            properties.Items[LinkItem] = link;
        return context.ChallengeAsync(Schemes.Provider, properties);
    }

    public async Task ReceivedAsync(TicketReceivedContext context)
    {
        context.HandleResponse();
        var http = context.HttpContext;
        if (ProviderClaims.Read(context.Principal, settings.Value) is not { } identity)
        {
            await BounceAsync(http, PortalUrls.SignInProblem("access.provider.failed"));
            return;
        }
        try
        {
            var next = context.Properties?.Items.TryGetValue(LinkItem, out var ticket) is true && ticket is not null
                ? await LinkAsync(ticket, identity, http)
                : await EnterAsync(identity, context.ReturnUri, http);
            await BounceAsync(http, next);
        }
        catch (AuditUnavailableException)
        {
            await BounceAsync(http, PortalUrls.SignInProblem("audit.unavailable"));
        }
    }

    public Task FailedAsync(RemoteFailureContext context)
    {
        context.HandleResponse();
        Log.ProviderFailed(log, context.Failure);
        return BounceAsync(context.HttpContext, PortalUrls.SignInProblem("access.provider.failed"));
    }

    private static Task BounceAsync(HttpContext context, string address) => PlainPage.BounceAsync(context, Rooted(context, address));

    private static string Rooted(HttpContext context, string address) => address.StartsWith('/') ? address : PortalUrls.From(context.Request, address);

    private async Task<string> EnterAsync(ProviderIdentity identity, string? returnUrl, HttpContext context)
    {
        var answer = await door.EnterAsync(identity, ClientAddress.Of(context), context.Request.Headers.UserAgent, context.RequestAborted);
        var next = SignInStep.Take(context, answer, returnUrl);
        context.Response.StatusCode = StatusCodes.Status200OK;
        return next ?? PortalUrls.SignInProblem(answer.Reason!.Code);
    }

    private async Task<string> LinkAsync(string ticket, ProviderIdentity identity, HttpContext context) =>
        await links.FinishAsync(ticket, identity, context.RequestAborted) is { } reason ? PortalUrls.AccountProblem(reason.Code) : PortalUrls.Account;
}
