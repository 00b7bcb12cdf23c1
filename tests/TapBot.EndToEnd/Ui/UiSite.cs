using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TapBot.Core.Access;
using TapBot.Core.Audit;
using TapBot.Core.Operations;
using TapBot.Core.Servers;
using TapBot.Portal.Features.Logs;
using TapBot.Portal.Hosting;
using TapBot.Portal.Resources;
using TapBot.Portal.Shell;
using TapBot.Portal.Ui;
using TapBot.Portal.Ui.Operations;
using TapBot.Testing.Access;
using TapBot.Testing.Audit;

namespace TapBot.EndToEnd.Ui;

/// <summary>The portal's shell and controls on pages of the test, under the same content security policy as the portal.</summary>
internal sealed class UiSite : IAsyncDisposable
{
    private readonly WebApplication app;

    private UiSite(WebApplication app) => this.app = app;

    /// <summary>Up to when the logs of the pages had written.</summary>
    public DateTimeOffset Written => app.Services.GetRequiredService<UiLogHouse>().Written;

    public string Address => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public static async Task<UiSite> StartAsync(UiLogs logs, string address = "http://127.0.0.1:0")
    {
        var site = new UiSite(Build(logs, address));
        await site.app.StartAsync(TestContext.Current.CancellationToken);
        return site;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private static WebApplication Build(UiLogs logs, string address)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = typeof(UiHost).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseStaticWebAssets().UseUrls(address);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddShell();
        builder.Services.AddCascadingAuthenticationState();
        builder.Services.AddAuthentication(UiSignIn.Name).AddScheme<AuthenticationSchemeOptions, UiSignIn>(UiSignIn.Name, null);
        builder.Services.AddAuthorization();
        builder.Services.AddSingleton(logs);
        builder.Services.AddSingleton<ActorAccessor>();
        builder.Services.AddSingleton<IServerStates, UiServers>();
        builder.Services.AddSingleton<IAuditTrail, AuditInMemory>();
        builder.Services.AddOperations();
        builder.Services.AddSingleton(new StepUp(new FixedConfirmations(), TimeProvider.System));
        var guard = new AccessGuard(new FixedRights().Give(new Actor(ActorKind.User, "ann", "ann"), new Grant(Role.Administrator)), TimeProvider.System);
        builder.Services.AddSingleton(guard);
        builder.Services.AddSingleton<UiLogHouse>();
        builder.Services.AddSingleton(s => s.GetRequiredService<UiLogHouse>().Reader);
        builder.Services.AddSingleton<ILogViews, UiLogViews>();
        builder.Services.AddSingleton(new NavigationEntry("containers", Icons.Containers, "table/24", Permission.See));
        builder.Services.AddSingleton(new NavigationEntry("logs", Icons.Logs, "logs", Permission.See));
        builder.Services.AddLocalization();
        var host = builder.Build();
        host.Use(SecureAsync);
        host.UseRequestLocalization(o => o.SetDefaultCulture("en").AddSupportedCultures([.. Texts.Languages]).AddSupportedUICultures([.. Texts.Languages]));
        host.UseAntiforgery();
        host.MapStaticAssets();
        host.MapGet("/healthz", () => "ok");
        host.MapRazorComponents<UiApp>().AddInteractiveServerRenderMode();
        return host;
    }

    private static Task SecureAsync(HttpContext context, RequestDelegate next)
    {
        var nonce = Guid.NewGuid().ToString("N");
        context.Items["csp-nonce"] = nonce;
        context.Response.Headers.ContentSecurityPolicy = $"default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
            + "font-src 'self'; connect-src 'self'; base-uri 'self'; form-action 'self'; object-src 'none'; frame-ancestors 'none'";
        return next(context);
    }
}
