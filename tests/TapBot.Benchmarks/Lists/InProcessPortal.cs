using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TapBot.Core.Access;
using TapBot.Core.Containers;
using TapBot.Core.Storage;
using TapBot.Testing.Containers;

namespace TapBot.Benchmarks.Lists;

/// <summary>The whole portal in this process, on a port of the machine, over an engine that is not real.</summary>
internal sealed class InProcessPortal : WebApplicationFactory<Program>
{
    public const string UserName = "ada", Password = "four plain words here";

    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("tapbot-benchmark-");
    private readonly FakeEngine engine;

    public InProcessPortal(FakeEngine engine)
    {
        this.engine = engine;
        UseKestrel();
    }

    public Uri Address => ClientOptions.BaseAddress;

    /// <summary>The actor behind the API token.</summary>
    public Actor Script { get; private set; } = Actor.Portal;

    /// <summary>Starts, makes the first administrator and waits for the first list.</summary>
    /// <returns>An API token.</returns>
    public async Task<string> StartAsync(int containers)
    {
        StartServer();
        var answer = await EnterAsync(Services.GetRequiredService<SetupDoor>());
        Script = new Actor(ActorKind.Token, await Services.GetRequiredService<PortalStorage>().ReadAsync(db => db.Set<ApiTokenRow>().Select(t => t.Id).SingleAsync()), "benchmark");
        await using var subscription = Services.GetRequiredService<FleetBroadcast>().Subscribe();
        await subscription.UntilAsync(fleet => fleet.Containers.Count() == containers, CancellationToken.None);
        return answer.ApiToken ?? throw new InvalidOperationException($"The set-up ended with {answer.Result}.");
    }

    private static async Task<SetupAnswer> EnterAsync(SetupDoor door)
    {
        // The portal prints an invitation of its own about now, and only the latest one is valid.
        SetupAnswer answer;
        do
            answer = await door.EnterAsync(new SetupRequest(door.Invite(), UserName, Password, "benchmark"), null, CancellationToken.None);
        while (answer.Result == SetupResult.WrongToken);
        return answer;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        data.Delete(recursive: true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("TapBot:Port", "0");
        builder.UseSetting("TapBot:DataDirectory", data.FullName);
        builder.UseSetting("TapBot:Servers:0:Name", engine.Server.Value);
        builder.UseSetting("TapBot:Servers:0:Docker", "unix:///nowhere/docker.sock");
        builder.UseSetting("Logging:LogLevel:Default", "Error");
        builder.ConfigureTestServices(services => services.AddSingleton(new Engines([engine])));
    }
}
