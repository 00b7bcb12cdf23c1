using Microsoft.Extensions.Options;
using TapBot.Core.Wording;
using TapBot.Portal.Hosting;
using TapBot.Portal.Hosting.Provider;
using TapBot.Portal.Shell;

namespace TapBot.Portal.Features.Account;

/// <summary>The way to the identity provider; the way back is the framework's handler.</summary>
public static class ProviderEndpoints
{
    /// <summary>Adds the endpoint.</summary>
    public static void MapProvider(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(PortalUrls.SignInProvider, BeginAsync).ExcludeFromDescription().AllowAnonymous().WithMetadata(new DoorAttribute());

    private static Task BeginAsync(HttpContext context, string? returnUrl, string? link, IOptions<OidcSettings> settings) =>
        ProviderServices.IsThere(settings.Value)
            ? ProviderFlow.BeginAsync(context, returnUrl, link)
            : Refusals.WriteAsync(context, StatusCodes.Status404NotFound, Phrase.Of("request.nothingHere"));
}
