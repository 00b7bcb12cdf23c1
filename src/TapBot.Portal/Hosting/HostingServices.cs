using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using TapBot.Core.Settings;
using TapBot.Portal.Hosting.Ahead;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Hosting;

/// <summary>How the portal speaks HTTP.</summary>
public static class HostingServices
{
    /// <summary>Adds listening, languages, problem details and the description of the API.</summary>
    public static IServiceCollection AddHosting(this IServiceCollection services)
    {
        services.AddSettings<PortalSettings>("TapBot");
        services.AddSettings<TlsSettings>("TapBot:Tls");
        services.AddSingleton<IValidateOptions<PortalSettings>, PortalSettingsValidator>();
        services.AddSingleton<IValidateOptions<TlsSettings>, PortalSettingsValidator>();
        services.AddSingleton<PortalKestrel>();
        services.Configure<KestrelServerOptions>(PortalKestrel.Limit);
        services.AddHostedService<Systemd>();
        services.AddSingleton(provider => new IdleCompaction(provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<CircuitHandler>(provider => provider.GetRequiredService<IdleCompaction>());
        services.AddHostedService(provider => provider.GetRequiredService<IdleCompaction>());
        services.AddSingleton<Readings>();
        services.AddHostedService(provider => provider.GetRequiredService<Readings>());
        services.AddSingleton<Texts>();
        services.AddSingleton<Announcement>();
        services.AddExceptionHandler<ProblemHandler>();
        services.AddOpenApi("v1", options => options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "TapBot Portal";
            return Task.CompletedTask;
        }));
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true); // so that ProblemHandler can say what is wrong
        services.ConfigureHttpJsonOptions(options => PortalJson.Configure(options.SerializerOptions));
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.SetDefaultCulture(Texts.Languages[0]).AddSupportedCultures([.. Texts.Languages]).AddSupportedUICultures([.. Texts.Languages]);
            options.RequestCultureProviders = [new CookieRequestCultureProvider(), new AcceptLanguageHeaderRequestCultureProvider()];
        });
        return services;
    }
}
