using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TapBot.Core.Access;
using TapBot.Core.Audit;
using TapBot.Core.Containers;
using TapBot.Core.Figures;
using TapBot.Core.Logs;
using TapBot.Core.Operations;
using TapBot.Core.Servers;
using TapBot.Testing.Access;
using TapBot.Testing.Audit;
using TapBot.Testing.Logs;

namespace TapBot.Testing.Containers;

/// <summary>The room of containers as the portal composes it, over engines that the test gives, with rights and audit trail in memory.</summary>
internal sealed class ContainerHouse : IAsyncDisposable
{
    private readonly ServiceProvider services;

    /// <summary>Over engines of the test's own; they have no logs.</summary>
    public ContainerHouse(TimeProvider time, params IContainerEngine[] engines)
        : this(time, [], engines)
    {
    }

    /// <summary>The same, with settings.</summary>
    public ContainerHouse(TimeProvider time, Dictionary<string, string?> settings, params IContainerEngine[] engines)
        : this(time, settings, s => s.AddSingleton(new Engines(engines)).AddSingleton<ILastLines, NoLines>())
    {
    }

    /// <summary>Over a real engine, all adapters included.</summary>
    public ContainerHouse(ServerName server, string address, ServerTls? tls = null, IReadOnlyDictionary<string, string?>? settings = null)
        : this(TimeProvider.System, Configured(server, address, tls, settings), static _ => { })
    {
    }

    private ContainerHouse(TimeProvider time, Dictionary<string, string?> configuration, Action<IServiceCollection> replace)
    {
        var all = new ServiceCollection();
        all.AddLogging(l => l.SetMinimumLevel(LogLevel.None));
        all.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(configuration).Build());
        all.AddSingleton(time);
        all.AddSingleton<IRightsStore>(Rights);
        all.AddSingleton(s => new AccessGuard(Rights, time));
        all.AddSingleton(s => new StepUp(Confirmations, time));
        all.AddSingleton<IAuditTrail>(Audit);
        all.AddHistoryRecorder().AddServers().AddOperations().AddLogTails().AddContainers();
        all.AddSingleton<ILogStore>(new NothingKept());
        replace(all);
        services = all.BuildServiceProvider();
    }

    private static Dictionary<string, string?> Configured(ServerName server, string address, ServerTls? tls, IReadOnlyDictionary<string, string?>? settings)
    {
        const string first = "TapBot:Servers:0:";
        var configuration = new Dictionary<string, string?>(settings ?? new Dictionary<string, string?>()) { [first + "Name"] = server.Value, [first + "Docker"] = address };
        if (tls is not null)
            (configuration[first + "Tls:Ca"], configuration[first + "Tls:Certificate"], configuration[first + "Tls:Key"]) = (tls.Ca, tls.Certificate, tls.Key);
        return configuration;
    }

    public FixedRights Rights { get; } = An.Store();

    public FixedConfirmations Confirmations { get; } = new();

    public AuditInMemory Audit { get; } = new();

    public OperationRunner Runner => Get<OperationRunner>();

    public FleetBroadcast Fleet => Get<FleetBroadcast>();

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public async Task<ContainerHouse> StartAsync()
    {
        foreach (var hosted in services.GetServices<IHostedService>())
            await hosted.StartAsync(CancellationToken.None);
        return this;
    }

    /// <summary>Waits until the list shows what is asked for.</summary>
    public async Task<Fleet> UntilAsync(Func<Fleet, bool> shown, TimeSpan? most = null)
    {
        using var late = new CancellationTokenSource(most ?? TimeSpan.FromSeconds(20));
        await using var subscription = Fleet.Subscribe();
        return await subscription.UntilAsync(shown, late.Token);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var hosted in services.GetServices<IHostedService>().Reverse())
            await hosted.StopAsync(CancellationToken.None);
        await services.DisposeAsync();
    }
}
