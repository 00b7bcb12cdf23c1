using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using TapBot.Core.Containers;
using TapBot.Core.Logs;
using TapBot.Core.Servers;
using TapBot.Portal.Tests.Hosting;
using TapBot.Testing;
using TapBot.Testing.Containers;
using TapBot.Testing.Logs;

namespace TapBot.Portal.Tests.Features.Logs;

/// <summary>A portal whose engine holds the containers web and db, whose logs the test writes. Nothing is kept of them, so that each question goes to the logs themselves.</summary>
internal sealed class LoggingPortal : ILogSources, IAsyncDisposable
{
    public const string Server = "nowhere";
    private static readonly Container[] Holds = [A.Container("db", Server), A.Container("web", Server)];

    private readonly Dictionary<string, FakeLogSource> logs = Holds.ToDictionary(c => c.Id, c => new FakeLogSource { Origin = ContainerOrigin.Of(c) });
    private FakeEngine engine = null!;

    public LoggingPortal(Action<IServiceCollection>? more = null) => Host = new PortalHost
    {
        Settings = new Dictionary<string, string> { ["TapBot:Logs:History:Enabled"] = "false" },
        Replace = services =>
        {
            services.AddSingleton(new Engines([engine]));
            services.Replace(ServiceDescriptor.Singleton<ILogSources>(this));
            more?.Invoke(services);
        },
    };

    public PortalHost Host { get; }

    public FakeLogSource Web => logs[A.IdOf("web")];

    public FakeLogSource Db => logs[A.IdOf("db")];

    /// <summary>Starts the portal and waits until it knows the containers.</summary>
    /// <returns>The administrator's token.</returns>
    public async Task<string> StartAsync()
    {
        engine = new FakeEngine(ServerName.Parse(Server), Host.Time).With(Holds);
        var token = await Host.SetUpAsync();
        await Host.Time.PushUntilAsync(() => Host.Get<ILogDirectory>().Current.Count == Holds.Length, TimeSpan.FromMilliseconds(50));
        return token;
    }

    public ILogSource Find(LogKey key) => logs[key.Source];

    public void Interrupt(ServerName server)
    {
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
