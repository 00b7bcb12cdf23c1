using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;
using TapBot.Core.Access;
using TapBot.Core.Audit;
using TapBot.Core.Containers.Docker;
using TapBot.Core.Containers.Kernel;
using TapBot.Core.Logs;
using TapBot.Core.Operations;
using TapBot.Core.Servers;
using TapBot.Core.Settings;
using TapBot.Core.Streaming;

namespace TapBot.Core.Containers;

/// <summary>Registers the room.</summary>
public static class ContainersSetup
{
    /// <summary>Adds the containers of the configured servers: their list, figures, events, logs and operations.</summary>
    public static IServiceCollection AddContainers(this IServiceCollection services)
    {
        services.AddSingleton(s => new KernelCounters(s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => new Engines(s.GetRequiredService<IOptions<ServersOptions>>().Value.Servers.Select(e => EngineOf(e, s.GetRequiredService<KernelCounters>()))));
        services.AddSingleton<FleetBroadcast>();
        services.AddSingleton<EventLog>();
        services.AddSingleton<RestartMemory>();
        services.AddSingleton<EngineLostSignal>();
        services.AddSingleton<FiguresSource>();
        services.AddSingleton(s => GuardedOf(s.GetRequiredService<IConfiguration>()));
        services.AddHostedService<ContainerWatch>();
        services.AddSingleton(s => new ContainerReader(
            s.GetRequiredService<AccessGuard>(), s.GetRequiredService<FleetBroadcast>(), s.GetRequiredService<Engines>(), s.GetRequiredService<IAuditTrail>()));
        services.AddSingleton<IServerStates, ServerStates>();
        services.AddSingleton(s => new ContainerEvents(s.GetRequiredService<AccessGuard>(), s.GetRequiredService<EventLog>()));
        services.AddSingleton(s => new ContainerFiguresReader(
            s.GetRequiredService<AccessGuard>(), s.GetRequiredService<FleetBroadcast>(), s.GetRequiredService<FiguresSource>()));
        services.AddSettings<FiguresOptions>(FiguresOptions.Section);
        services.AddHostedService<FiguresRecorder>();
        return services.AddContainerLogs().AddContainerOperations();
    }

    private static IServiceCollection AddContainerLogs(this IServiceCollection services)
    {
        services.AddSingleton<ILogSources>(s =>
        {
            var fleet = s.GetRequiredService<FleetBroadcast>();
            return new ContainerLogSources(
                s.GetRequiredService<IOptions<ServersOptions>>().Value.Servers.ToDictionary(e => ServerName.Parse(e.Name), LogReaderOf),
                key => fleet.Current.Find(new ContainerKey(key.Server, key.Source)));
        });
        services.AddSingleton<FleetDirectory>();
        services.AddSingleton<ILogDirectory>(s => s.GetRequiredService<FleetDirectory>());
        services.AddHostedService(s => s.GetRequiredService<FleetDirectory>());
        services.AddSingleton<ILastLines, LastLines>();
        services.AddHostedService<LogTailKeeper>();
        services.AddHostedService<LogMarkers>();
        services.AddHostedService<LogRecorder>();
        return services.AddSingleton(s => new ContainerLogs(
            s.GetRequiredService<AccessGuard>(), s.GetRequiredService<LogTails>(), s.GetRequiredService<ILogSources>(), s.GetRequiredService<TimeProvider>()));
    }

    private static EngineLogReader LogReaderOf(ServerEntry server) => new(new EngineEndpoint(
        new Uri(server.Docker), TlsOf(server) is { } tls ? () => DockerTlsProvider.OptionsFor(tls) : null));

    private static DockerTls? TlsOf(ServerEntry server) => server.Tls is { } tls ? new DockerTls(tls.Ca, tls.Certificate, tls.Key) : null;

    private static IServiceCollection AddContainerOperations(this IServiceCollection services)
    {
        services.AddSingleton<ContainerOperation>();
        services.AddSingleton<ContainerRise>();
        services.AddSingleton<IOperationHandler<StartContainer>, StartContainerHandler>();
        services.AddSingleton<IOperationHandler<StopContainer>, StopContainerHandler>();
        services.AddSingleton<IOperationHandler<RestartContainer>, RestartContainerHandler>();
        services.AddSingleton<IOperationHandler<PauseContainer>, PauseContainerHandler>();
        services.AddSingleton<IOperationHandler<ResumeContainer>, ResumeContainerHandler>();
        services.AddSingleton<IOperationHandler<KillContainer>, KillContainerHandler>();
        services.AddSingleton<IOperationHandler<RemoveContainer>, RemoveContainerHandler>();
        return services;
    }

    private static IContainerEngine EngineOf(ServerEntry server, KernelCounters kernel) => new DockerEngine(
        ServerName.Parse(server.Name),
        new DockerEndpoint(new Uri(server.Docker), TlsOf(server)),
        server.ReadOnly,
        kernel);

    private static GuardedContainers GuardedOf(IConfiguration configuration)
    {
        const string mountInfo = "/proc/self/mountinfo";
        var ownId = File.Exists(mountInfo) ? GuardedContainers.OwnId(File.ReadLines(mountInfo)) : null;
        var database = string.Equals(configuration["TapBot:Storage:Provider"], "PostgreSql", StringComparison.OrdinalIgnoreCase)
            ? new NpgsqlConnectionStringBuilder(configuration["TapBot:Storage:ConnectionString"]).Host
            : null;
        return new GuardedContainers(ownId, database, configuration.GetSection("TapBot:TrustedProxies").Get<string[]>() ?? []);
    }
}
