using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using TapBot.Core.Settings;
using TapBot.Portal.Shell;

namespace TapBot.Portal.Hosting.Provider;

/// <summary>Registers the identity provider of the settings, where there is one.</summary>
internal static class ProviderServices
{
    public static IServiceCollection AddProvider(this IServiceCollection services)
    {
        services.AddSettings<OidcSettings>("TapBot:Oidc");
        services.AddSingleton<IValidateOptions<OidcSettings>, OidcSettingsValidator>();
        services.AddSingleton<ProviderFlow>();
        // Not AddOpenIdConnect: whether there is a provider is known from the settings only, and a scheme without one fails every request.
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<OpenIdConnectOptions>, OpenIdConnectPostConfigureOptions>());
        services.AddTransient<OpenIdConnectHandler>();
        services.AddOptions<AuthenticationOptions>().Configure<IOptions<OidcSettings>>((options, settings) =>
        {
            if (IsThere(settings.Value))
                options.AddScheme<OpenIdConnectHandler>(Schemes.Provider, NameOf(settings.Value));
        });
        services.AddOptions<OpenIdConnectOptions>(Schemes.Provider).Configure<IOptions<OidcSettings>, ProviderFlow>((options, settings, flow) => Configure(options, settings.Value, flow));
        return services;
    }

    public static bool IsThere(OidcSettings settings) => !string.IsNullOrEmpty(settings.Authority);

    public static string NameOf(OidcSettings settings) => string.IsNullOrWhiteSpace(settings.Name) ? new Uri(settings.Authority!).Host : settings.Name;

    private static void Configure(OpenIdConnectOptions options, OidcSettings settings, ProviderFlow flow)
    {
        (options.Authority, options.ClientId, options.ClientSecret) = (settings.Authority, settings.ClientId, settings.ClientSecret);
        options.RequireHttpsMetadata = !new Uri(settings.Authority!).IsLoopback;
        (options.ResponseType, options.ResponseMode, options.UsePkce) = (OpenIdConnectResponseType.Code, OpenIdConnectResponseMode.Query, true);
        options.CallbackPath = "/" + PortalUrls.SignInProvider + "/callback";
        (options.SaveTokens, options.MapInboundClaims, options.DisableTelemetry) = (false, false, true);
        options.GetClaimsFromUserInfoEndpoint = settings.ReadUserInfo;
        options.BackchannelTimeout = TimeSpan.FromSeconds(10);
        options.SignInScheme = Schemes.Cookie; // never reached: ProviderFlow answers before
        options.Scope.Clear();
        foreach (var scope in settings.Scopes.DefaultIfEmpty("profile").Prepend("openid").Distinct())
            options.Scope.Add(scope);
        if (settings.ReadUserInfo && !string.IsNullOrEmpty(settings.GrantsClaim))
            options.ClaimActions.MapJsonKey(settings.GrantsClaim, settings.GrantsClaim);
        // The provider sends the browser back with a GET, which brings Lax cookies along; None would need https.
        (options.CorrelationCookie.SameSite, options.NonceCookie.SameSite) = (SameSiteMode.Lax, SameSiteMode.Lax);
        (options.CorrelationCookie.SecurePolicy, options.NonceCookie.SecurePolicy) = (CookieSecurePolicy.SameAsRequest, CookieSecurePolicy.SameAsRequest);
        options.Events.OnTicketReceived = flow.ReceivedAsync;
        options.Events.OnRemoteFailure = flow.FailedAsync;
    }
}
