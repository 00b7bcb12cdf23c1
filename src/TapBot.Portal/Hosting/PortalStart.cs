using System.Net.Sockets;
using TapBot.Core.Audit;
using TapBot.Core.Logs;
using TapBot.Core.Settings;
using TapBot.Core.Storage;
using TapBot.Portal.Hosting.CommandLine;

namespace TapBot.Portal.Hosting;

/// <summary>From a built application to a running one, or to a command that is done; every expected failure is a line to read, not a stack trace.</summary>
public static class PortalStart
{
    private const int Failed = 1;

    /// <summary>Runs the portal, or the local command the arguments name.</summary>
    /// <param name="app">The built application.</param>
    /// <param name="args">The arguments of the process.</param>
    /// <param name="map">Lays out pipeline and endpoints; called once the settings are known to be good.</param>
    /// <returns>The exit code of the process.</returns>
    public static async Task<int> RunPortalAsync(this WebApplication app, string[] args, Action map)
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentNullException.ThrowIfNull(map);
        try
        {
            if (Flaws(app) is { Count: > 0 } flaws)
                return Refuse(flaws);
            var command = LocalCommands.Find(args);
            if (command is not null)
                return await RunAsync(app, command);
            var directory = app.Services.GetRequiredService<DataDirectory>();
            using var alone = directory.TryTake() ?? throw new StorageException($"Another portal runs on {directory.Path}, or a backup is being restored there.");
            await app.Services.GetRequiredService<PortalStorage>().MigrateAsync(CancellationToken.None);
            map();
            return await ServeAsync(app);
        }
        catch (Exception exception) when (exception is StorageException or AuditUnavailableException or UsageException or IOException or SocketException or UnauthorizedAccessException)
        {
            return Refuse([exception.Message]);
        }
    }

    private static async Task<int> RunAsync(WebApplication app, ILocalCommand command)
    {
        if (command.NeedsStore)
            await app.Services.GetRequiredService<PortalStorage>().MigrateAsync(CancellationToken.None);
        return await command.RunAsync(app.Services, Console.Out, CancellationToken.None);
    }

    private static IReadOnlyList<string> Flaws(WebApplication app) =>
        RuntimeFloor.Flaw(Environment.Version) is { } flaw ? [flaw] : SettingsCheck.Problems(app.Services);

    private static async Task<int> ServeAsync(WebApplication app)
    {
        if (await app.Services.GetRequiredService<AuditStart>().ConcludeForgottenAsync(CancellationToken.None) is > 0 and var forgotten)
            Log.Forgotten(app.Logger, forgotten);
        _ = app.Services.GetRequiredService<LogReader>(); // opens the history, which another portal may have
        app.Services.GetRequiredService<PortalKestrel>().Listen();
        await BeginAsync(app);
        app.Services.GetRequiredService<PublicOrigins>().Learn();
        foreach (var line in await app.Services.GetRequiredService<Announcement>().LinesAsync(CancellationToken.None))
            await Console.Out.WriteLineAsync(line);
        await app.WaitForShutdownAsync();
        return 0;
    }

    /// <summary>Starts the host. When it cannot listen, what runs already is stopped before the services are taken away from under it.</summary>
    private static async Task BeginAsync(WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch
        {
            await app.StopAsync();
            throw;
        }
    }

    private static int Refuse(IReadOnlyList<string> reasons)
    {
        Console.Error.WriteLine("TapBot Portal cannot start:");
        foreach (var reason in reasons)
            Console.Error.WriteLine("  " + reason);
        return Failed;
    }
}
