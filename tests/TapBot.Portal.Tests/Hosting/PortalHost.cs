using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using TapBot.Core.Access;
using TapBot.Core.Servers;
using TapBot.Core.Storage;

namespace TapBot.Portal.Tests.Hosting;

/// <summary>The whole portal in memory, with a store of its own and a clock of the test.</summary>
public sealed partial class PortalHost : WebApplicationFactory<Program>
{
    public const string Origin = "http://localhost";
    public const string Password = "four plain words here";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly string folder = Path.Combine(Path.GetTempPath(), "tapbot-" + Guid.NewGuid().ToString("n"));

    /// <summary>Puts other services in the place of the portal's own.</summary>
    internal Action<IServiceCollection> Replace { get; init; } = static _ => { };

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    /// <summary>Settings beside those every test has.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>True to read how this machine is doing. Otherwise a test that lets a year pass would read it millions of times.</summary>
    public bool ReadsMachine { get; init; }

    /// <summary>The address that requests seem to come from; null as in memory.</summary>
    public System.Net.IPAddress? ClientAddress { get; init; }

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>Makes the first administrator, ada, and answers the API token.</summary>
    public async Task<string> SetUpAsync()
    {
        var door = Get<SetupDoor>();
        var answer = await door.EnterAsync(new SetupRequest(door.Invite(), "ada", Password, "ci"), null, TestContext.Current.CancellationToken);
        return answer.ApiToken!;
    }

    /// <summary>The actor of the session that a person began last.</summary>
    public async Task<Actor> NewestActorAsync(string userName)
    {
        var found = await Get<PortalStorage>().ReadAsync(db => db.Set<SessionRow>().Where(s => s.User!.UserName == userName && s.EndedAt == null)
            .OrderByDescending(s => s.CreatedAt).Select(s => new { s.Id, s.UserId }).FirstAsync());
        return new Actor(ActorKind.User, found.UserId, userName) { SessionId = found.Id };
    }

    /// <summary>A browser: keeps cookies, asks for pages, names its origin when it posts.</summary>
    public HttpClient Browser(string origin = Origin)
    {
        var client = CreateDefaultClient(new Uri(Origin), new Microsoft.AspNetCore.Mvc.Testing.Handlers.CookieContainerHandler(), new NamesOrigin(origin));
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        return client;
    }

    /// <summary>A script, with a token or without.</summary>
    public HttpClient Script(string? token = null)
    {
        var client = CreateDefaultClient(new Uri(Origin));
        if (token is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>Makes somebody with these rights and nothing else, and answers an API token of theirs with the same rights.</summary>
    /// <param name="root">The administrator's script.</param>
    /// <param name="userName">Their name.</param>
    /// <param name="grants">What they may do.</param>
    public async Task<string> AddAsync(HttpClient root, string userName, params object[] grants)
    {
        var token = TestContext.Current.CancellationToken;
        await root.PostAsJsonAsync("/api/v1/users", new { userName, password = Password, grants }, token);
        var browser = Browser();
        await SignInAsync(browser, userName: userName);
        var made = await browser.PostAsJsonAsync("/api/v1/tokens", new { name = "t", expiresAt = Time.GetUtcNow().AddDays(9), grants }, token);
        return (await made.Content.ReadFromJsonAsync<JsonElement>(token)).GetProperty("token").GetString()!;
    }

    /// <summary>Fills in the form of a page and sends it.</summary>
    public static async Task<HttpResponseMessage> SubmitAsync(HttpClient browser, string address, string form, params (string Name, string Value)[] fields)
    {
        var page = await browser.GetStringAsync(address, TestContext.Current.CancellationToken);
        var values = fields.Select(f => KeyValuePair.Create(f.Name, f.Value))
            .Append(KeyValuePair.Create("__RequestVerificationToken", AntiforgeryToken().Match(page).Groups[1].Value))
            .Append(KeyValuePair.Create("_handler", form));
        using var content = new FormUrlEncodedContent(values);
        return await browser.PostAsync(address, content, TestContext.Current.CancellationToken);
    }

    /// <summary>Signs ada in.</summary>
    public static Task<HttpResponseMessage> SignInAsync(HttpClient browser, string address = "/signin", string userName = "ada", string password = Password) =>
        SubmitAsync(browser, address, "signin", ("Input.UserName", userName), ("Input.Password", password));

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production"); // as people run it
        builder.UseDefaultServiceProvider(options => (options.ValidateOnBuild, options.ValidateScopes) = (true, true));
        builder.UseSetting("TapBot:DataDirectory", folder);
        builder.UseSetting("TapBot:PublicOrigins:0", Origin);
        builder.UseSetting("TapBot:Servers:0:Name", "nowhere");
        builder.UseSetting("TapBot:Servers:0:Docker", "unix:///nowhere/docker.sock");
        builder.UseSetting("Logging:LogLevel:Default", "None");
        foreach (var (key, value) in Settings)
            builder.UseSetting(key, value);
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<IStartupFilter>(new ComesFrom(ClientAddress));
            services.AddSingleton<TimeProvider>(Time);
            services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1_000);
            if (!ReadsMachine)
                services.Remove(services.Single(s => !s.IsKeyedService && s.ImplementationType == typeof(MachineSampler)));
            Replace(services);
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        // The program ends beside its host, and may still be writing the last of what it has.
        if (!SpinWait.SpinUntil(IsRemoved, Patience))
            Directory.Delete(folder, recursive: true);
    }

    private bool IsRemoved()
    {
        try
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    [GeneratedRegex("__RequestVerificationToken\" value=\"([^\"]+)")]
    private static partial Regex AntiforgeryToken();

    private sealed class ComesFrom(System.Net.IPAddress? address) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, rest) =>
            {
                context.Connection.RemoteIpAddress = address;
                return rest(context);
            });
            next(app);
        };
    }

    private sealed class NamesOrigin(string origin) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Method != HttpMethod.Get && !request.Headers.Contains("Origin"))
                request.Headers.Add("Origin", origin);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
