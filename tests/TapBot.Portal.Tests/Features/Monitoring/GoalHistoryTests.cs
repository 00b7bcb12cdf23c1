using Bunit;
using Bunit.TestDoubles;
using Microsoft.Extensions.DependencyInjection;
using TapBot.Core.Access;
using TapBot.Core.Figures;
using TapBot.Core.Monitoring;
using TapBot.Portal.Features.Monitoring;
using TapBot.Portal.Hosting;
using TapBot.Portal.Tests.Hosting;
using TapBot.Portal.Tests.Ui;

namespace TapBot.Portal.Tests.Features.Monitoring;

/// <summary>The day of a goal, from what was recorded.</summary>
[Speaking("en")]
public sealed class GoalHistoryTests : UiContext, IAsyncLifetime
{
    private readonly PortalHost host = new();

    public async ValueTask InitializeAsync()
    {
        await host.SetUpAsync();
        await PortalHost.SignInAsync(host.Browser());
        var actor = await host.NewestActorAsync("ada");
        Services.AddSingleton<ActorAccessor>();
        Services.AddSingleton<TimeProvider>(host.Time);
        Services.AddSingleton(host.Get<HistoryReader>());
        SignIn(actor);
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        await host.DisposeAsync();
    }

    [Fact]
    public void History_OfTheCoverage_IsALineWithItsBounds()
    {
        foreach (var (minutes, covered) in new[] { (3, 0.5), (2, 0.75), (1, 1.0) })
            host.Get<HistoryRecorder>().Add(ServiceLevelReader.SslCoverage, Scope.Portal, host.Time.GetUtcNow().AddMinutes(-minutes), covered);

        var history = Show();

        history.WaitForAssertion(() => Assert.StartsWith("SSL coverage in the last 24 hours, from ", history.Find("svg").GetAttribute("aria-label"), StringComparison.Ordinal));
        Assert.NotEmpty(history.FindAll("line.bound"));
    }

    [Fact]
    public void History_NothingRecorded_SaysSo() => Assert.Contains("No history yet.", Show().Markup, StringComparison.Ordinal);

    private IRenderedComponent<GoalHistory> Show() => Render<GoalHistory>(p => p.Add(h => h.Kind, GoalKind.SslCoverage).Add(h => h.Series, ServiceLevelReader.SslCoverage).Add(h => h.Goal, 1));
}
