using System.Security.Claims;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using TapBot.Core.Access;
using TapBot.Portal.Resources;
using TapBot.Portal.Ui;
using TapBot.Portal.Ui.Formatting;

namespace TapBot.Portal.Tests.Ui;

/// <summary>A bUnit context with what every control needs: texts, formats, a clock the test moves, a browser that answers everything with nothing.</summary>
public abstract class UiContext : BunitContext
{
    private BunitAuthorizationContext? authorization;

    protected UiContext()
    {
        Services.AddSingleton<Texts>();
        Services.AddSingleton<Format>();
        Services.AddSingleton<TimeProvider>(Time);
        Services.AddScoped<TabSight>();
        JSInterop.Mode = JSRuntimeMode.Loose;
        DefaultWaitTimeout = TimeSpan.FromSeconds(10);
    }

    /// <summary>Who looks at the controls, as the portal's own cookie says it.</summary>
    private protected void SignIn(Actor actor)
    {
        authorization ??= AddAuthorization();
        authorization.SetAuthorized(actor.Name);
        authorization.SetClaims([new("tapbot:kind", "User"), new("tapbot:id", actor.Id), .. actor.SessionId is { } session ? new Claim[] { new("tapbot:session", session) } : []]);
    }

    protected FakeTimeProvider Time { get; } = new(DateTimeOffset.UnixEpoch.AddTicks(TapBot.Testing.Logs.Lines.Start / 100));
}
