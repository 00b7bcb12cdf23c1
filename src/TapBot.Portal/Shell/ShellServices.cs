using Microsoft.Extensions.DependencyInjection.Extensions;
using MudBlazor.Services;
using TapBot.Portal.Resources;
using TapBot.Portal.Shell.Commands;
using TapBot.Portal.Ui;
using TapBot.Portal.Ui.Formatting;
using TapBot.Portal.Ui.Confirming;
using TapBot.Portal.Ui.Operations;

namespace TapBot.Portal.Shell;

/// <summary>Registers the frame around all pages.</summary>
public static class ShellServices
{
    /// <summary>The components of the portal, interactive on the server, with what they need. Capabilities add their own <see cref="NavigationEntry"/> and <see cref="IPaletteSource"/>.</summary>
    public static IServiceCollection AddShell(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents(options =>
        {
            options.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(10);
            options.DisconnectedCircuitMaxRetained = 50;
        });
        services.AddMudServices();
        services.TryAddSingleton<Texts>();
        services.TryAddSingleton<Format>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddScoped(p => new TabSight(p.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping));
        services.AddScoped<NavigationLights>();
        services.AddScoped<OperationDesk>();
        services.AddScoped<StepUpDesk>();
        services.AddSingleton<IPaletteSource, PagesPalette>();
        return services;
    }

    /// <summary>The pages.</summary>
    public static RazorComponentsEndpointConventionBuilder MapShell(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapRazorComponents<App>().AddInteractiveServerRenderMode(options =>
        {
            options.DisableWebSocketCompression = true; // secrets and attacker-made text in one compressed stream can be told apart by length (BREACH)
            options.ContentSecurityFrameAncestorsPolicy = "'none'";
        });
}
