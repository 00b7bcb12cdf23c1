using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using TapBot.Core.Access;
using TapBot.Core.Audit;
using TapBot.Core.Storage;
using TapBot.Testing.Access;

namespace TapBot.Testing.Storage;

/// <summary>Storage, audit and access as the portal has them, on a store of their own and under a clock of the test.</summary>
public sealed class StorageRig : IAsyncDisposable
{
    /// <summary>A password that the rules take.</summary>
    public const string Password = "four plain words here";

    private readonly ServiceProvider services;

    public StorageRig(IReadOnlyDictionary<string, string?>? settings = null, string? folder = null, Action<IServiceCollection>? replace = null)
    {
        Folder = folder ?? Path.Combine(Path.GetTempPath(), "tapbot-" + Guid.NewGuid().ToString("n"));
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["TapBot:DataDirectory"] = Folder })
            .AddInMemoryCollection(settings ?? new Dictionary<string, string?>()).Build();
        var registered = new ServiceCollection();
        registered.AddSingleton<IConfiguration>(configuration);
        registered.AddSingleton<TimeProvider>(Time);
        registered.AddLogging(logging => logging.SetMinimumLevel(LogLevel.None));
        registered.AddStorage();
        registered.AddAudit();
        registered.AddAccess();
        registered.AddSingleton<ISecretBox, KeptSecrets>();
        registered.Configure<PasswordHasherOptions>(options => options.IterationCount = 1_000); // the tests are not about the price of a hash
        replace?.Invoke(registered);
        services = registered.BuildServiceProvider(validateScopes: true);
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public string Folder { get; }

    public PortalStorage Storage => Get<PortalStorage>();

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public IServiceScope Scope() => services.CreateScope();

    /// <summary>A rig whose store is ready.</summary>
    public static async Task<StorageRig> StartAsync(IReadOnlyDictionary<string, string?>? settings = null, Action<IServiceCollection>? replace = null)
    {
        var rig = new StorageRig(settings, replace: replace);
        await rig.Storage.MigrateAsync(CancellationToken.None);
        return rig;
    }

    /// <summary>Sets the portal up and answers the administrator's API token.</summary>
    public async Task<string> SetUpAsync(string userName = "ada")
    {
        var door = Get<SetupDoor>();
        var answer = await door.EnterAsync(new SetupRequest(door.Invite(), userName, Password, "first"), "127.0.0.1", CancellationToken.None);
        return answer.ApiToken ?? throw new InvalidOperationException(answer.Result.ToString());
    }

    /// <summary>Signs in and answers the session.</summary>
    public async Task<(string Secret, Actor Actor)> SignInAsync(string userName = "ada")
    {
        var answer = await Get<SignInDoor>().TryAsync(userName, Password, "127.0.0.1", "test", CancellationToken.None);
        return (answer.SessionSecret ?? throw new InvalidOperationException(answer.Reason?.ToString()), answer.Actor!);
    }

    /// <summary>Switches the second factor of an actor on; answers the app and the recovery codes. The code of the present time step is used up.</summary>
    internal async Task<(Authenticator App, IReadOnlyList<string> RecoveryCodes)> SecondFactorAsync(Actor actor)
    {
        var key = await Get<SecondFactors>().BeginAsync(actor, CancellationToken.None);
        var app = new Authenticator(key!.Text, Time);
        var answer = await Get<SecondFactors>().ConfirmAsync(actor, app.Code(), CancellationToken.None);
        return (app, answer.Reason is null ? answer.RecoveryCodes : throw new InvalidOperationException(answer.Reason.ToString()));
    }

    /// <summary>Stops everything but keeps the files, as a restart would.</summary>
    public async Task<StorageRig> RestartAsync(IReadOnlyDictionary<string, string?>? settings = null)
    {
        await StopAsync();
        return new StorageRig(settings, Folder);
    }

    /// <summary>Stops everything but keeps the files.</summary>
    public ValueTask StopAsync() => services.DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
    }
}
