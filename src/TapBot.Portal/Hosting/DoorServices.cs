using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using TapBot.Core.Access;
using TapBot.Core.Keys;
using TapBot.Core.Storage;
using TapBot.Portal.Hosting.Passkeys;
using TapBot.Portal.Hosting.Provider;

namespace TapBot.Portal.Hosting;

/// <summary>Who comes in, from where, and how it is told to the rest: authentication, authorization, keys, proxies.</summary>
public static class DoorServices
{
    /// <summary>Adds cookie and token sign-in behind one scheme; whatever says nothing else needs somebody signed in.</summary>
    public static IServiceCollection AddDoors(this IServiceCollection services)
    {
        services.AddAuthentication(Schemes.Any)
            .AddPolicyScheme(Schemes.Any, null, options => options.ForwardDefaultSelector = context => TokenHandler.IsMeant(context.Request) ? Schemes.Token : Schemes.Cookie)
            .AddScheme<AuthenticationSchemeOptions, SessionHandler>(Schemes.Cookie, null)
            .AddScheme<AuthenticationSchemeOptions, TokenHandler>(Schemes.Token, null)
            .AddPolicyScheme(Schemes.Wall, null, options => options.ForwardDefaultSelector = context => ScreenHandler.IsMeant(context.Request) ? Schemes.Screen : Schemes.Any)
            .AddScheme<AuthenticationSchemeOptions, ScreenHandler>(Schemes.Screen, null);
        OwnAccountAttribute.AddPolicy(RequirePermissionAttribute.AddPolicies(services.AddAuthorizationBuilder())).SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddSingleton<IAuthorizationHandler, PermissionCheck>();
        services.AddSingleton<IAuthorizationHandler, OwnAccountCheck>();
        services.AddSingleton<ActorAccessor>();
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, CircuitSession>();
        services.AddSingleton<PublicOrigins>();
        services.AddPasskeys();
        services.AddProvider();
        AddKeys(services);
        AddAntiforgery(services);
        AddProxies(services);
        return services;
    }

    /// <summary>The key ring lies in the data directory, which nobody else can read; without it every restart would invalidate all forms.</summary>
    private static void AddKeys(IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("TapBot.Portal");
        services.AddSingleton<ISecretBox, SecretBox>();
        services.AddSingleton<IKeyRing, KeyRing>();
        services.AddOptions<KeyManagementOptions>().Configure<DataDirectory>((options, directory) => options.XmlRepository = new KeyFiles(directory));
    }

    private static void AddAntiforgery(IServiceCollection services) => services.AddAntiforgery(options =>
    {
        options.Cookie.Name = "tapbot-form";
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.SuppressXFrameOptionsHeader = true; // SecurityHeaders says DENY
    });

    /// <summary>Forwarded headers are believed from the proxies that are named and from nobody else, one hop.</summary>
    private static void AddProxies(IServiceCollection services) =>
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<PortalSettings>>((options, settings) =>
        {
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            if (settings.Value.TrustedProxies.Count == 0)
                return;
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            options.ForwardLimit = 1;
            foreach (var proxy in settings.Value.TrustedProxies)
            {
                if (IPAddress.TryParse(proxy, out var address))
                    options.KnownProxies.Add(address);
                else if (System.Net.IPNetwork.TryParse(proxy, out var network))
                    options.KnownIPNetworks.Add(network);
            }
        });
}
