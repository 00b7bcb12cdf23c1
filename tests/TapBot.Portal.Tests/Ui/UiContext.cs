using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using TapBot.Portal.Resources;
using TapBot.Portal.Ui;
using TapBot.Portal.Ui.Formatting;

namespace TapBot.Portal.Tests.Ui;

/// <summary>A bUnit context with what every control needs: texts, formats, a clock the test moves, a browser that answers everything with nothing.</summary>
public abstract class UiContext : BunitContext
{
    protected UiContext()
    {
        Services.AddSingleton<Texts>();
        Services.AddSingleton<Format>();
        Services.AddSingleton<TimeProvider>(Time);
        Services.AddScoped<TabSight>();
        JSInterop.Mode = JSRuntimeMode.Loose;
        DefaultWaitTimeout = TimeSpan.FromSeconds(10);
    }

    protected FakeTimeProvider Time { get; } = new(DateTimeOffset.UnixEpoch.AddTicks(TapBot.Testing.Logs.Lines.Start / 100));
}
