using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TapBot.Core.Databases;
using TapBot.Portal.Tests.Hosting;
using TapBot.Testing;

namespace TapBot.Portal.Tests.Features.Databases;

/// <summary>Instances registered over the API. Nothing listens where they are said to be; the password is looked for in all that comes out.</summary>
public sealed class RegistrationApiTests : IAsyncLifetime
{
    private const string Shop = "/api/v1/databases/shop", Password = "Tr0ub4dor-und-3";
    private readonly ConcurrentQueue<string> logged = new();
    private readonly PortalHost host;
    private HttpClient root = null!;
    private HttpClient ada = null!;

    public RegistrationApiTests() => host = new PortalHost
    {
        Settings = new Dictionary<string, string>
        {
            ["TapBot:Databases:0:Name"] = "fixed",
            ["TapBot:Databases:0:ConnectionString"] = "Host=127.0.0.1;Port=1;Username=x;Password=y",
            ["Logging:LogLevel:Default"] = "Trace",
        },
        Replace = services => services.AddLogging(l => l.ClearProviders().AddProvider(new Keeping(logged))),
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        root = host.Script(await host.SetUpAsync());
        ada = host.Browser();
        await PortalHost.SignInAsync(ada);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Register_ThenChangeThenForget_NeverTellsThePassword()
    {
        var said = new List<string>();
        async Task<(HttpStatusCode, string)> PostAsync(string what, object body)
        {
            using var answer = await ada.PostAsJsonAsync($"{Shop}/{what}", body, Token);
            said.Add(await answer.Content.ReadAsStringAsync(Token));
            var json = JsonSerializer.Deserialize<JsonElement>(said[^1]);
            return (answer.StatusCode, json.TryGetProperty("code", out var code) ? code.GetString()! : json.GetProperty("evidence").GetProperty("code").GetString()!);
        }

        Assert.Equal((HttpStatusCode.BadGateway, "databases.trouble.refused"), await PostAsync("register", new { connection = Connection(Password) }));
        Assert.Equal(HttpStatusCode.NotFound, (await ada.GetAsync(Shop + "/registration", Token)).StatusCode);
        Assert.Equal((HttpStatusCode.OK, "databases.registering.shut"), await PostAsync("register", new { connection = Connection(Password), evenIfUnreachable = true }));
        Assert.Equal((HttpStatusCode.Conflict, "databases.registering.taken"), await PostAsync("register", new { connection = Connection(Password) }));
        Assert.Equal((HttpStatusCode.BadRequest, "databases.registering.passwordNeeded"), await PostAsync("change", new { connection = Connection(null, port: 2), evenIfUnreachable = true }));
        Assert.Equal((HttpStatusCode.OK, "databases.registering.shut"), await PostAsync("change", new { connection = Connection(null), evenIfUnreachable = true }));

        var registration = await ada.GetFromJsonAsync<JsonElement>(Shop + "/registration", Token);
        Assert.Equal(("127.0.0.1", 1, "verifyFull"), (registration.GetProperty("host").GetString(), registration.GetProperty("port").GetInt32(), registration.GetProperty("tls").GetString()));
        Assert.Equal("monitor tapbot_monitor", string.Join(", ", registration.GetProperty("logIns").EnumerateArray().Select(l => $"{l.GetProperty("kind").GetString()} {l.GetProperty("user").GetString()}")));
        await host.Time.PushUntilAsync(() => host.Get<DatabaseBroadcast>().Current.Find(DatabaseName.Parse("shop")) is not null, TimeSpan.FromMilliseconds(20));
        said.AddRange([registration.GetRawText(), await ada.GetStringAsync(Shop, Token), await ada.GetStringAsync("/api/v1/operations", Token)]);
        Assert.Equal("registered", JsonSerializer.Deserialize<JsonElement>(said[^2]).GetProperty("origin").GetString());

        Assert.Equal((HttpStatusCode.PreconditionRequired, "operations.needsConfirmation"), await PostAsync("forget", new { }));
        Assert.Equal((HttpStatusCode.OK, "databases.forget.done"), await PostAsync("forget", new { confirm = "shop" }));
        Assert.Equal(HttpStatusCode.NotFound, (await ada.GetAsync(Shop, Token)).StatusCode);

        var trail = await root.GetStringAsync("/api/v1/audit", Token);
        Assert.Contains("tapbot_monitor (password given)", trail, StringComparison.Ordinal);
        Assert.Contains("databases.forget", trail, StringComparison.Ordinal);
        Assert.All(said.Append(trail).Concat(logged), text => Assert.DoesNotContain(Password, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Try_LogInsThatDoNotGetIn_SaysWhyOfEachAndKeepsNothing()
    {
        using var answer = await ada.PostAsJsonAsync(Shop + "/try", Connection(Password), Token);

        var text = await answer.Content.ReadAsStringAsync(Token);
        var seen = Assert.Single(JsonSerializer.Deserialize<JsonElement>(text).EnumerateArray());
        Assert.Equal(("monitor", "databases.trouble.refused"), (seen.GetProperty("kind").GetString(), seen.GetProperty("trouble").GetProperty("code").GetString()));
        Assert.Equal(HttpStatusCode.NotFound, (await ada.GetAsync(Shop, Token)).StatusCode);
        var rows = await root.GetFromJsonAsync<JsonElement>("/api/v1/audit?action=databases.try", Token);
        Assert.Contains("failed", rows.EnumerateArray().Select(r => r.GetProperty("outcome").GetString()));
        Assert.All(logged.Append(text).Append(rows.GetRawText()), t => Assert.DoesNotContain(Password, t, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("register", """{"connection":"Tr0ub4dor-und-3"}""")]
    [InlineData("register", """{"connection":{"host":"db","monitor":{"user":"x","password":["Tr0ub4dor-und-3"]}}}""")]
    [InlineData("register", """{"connection":{"host":"db","monitor":"Tr0ub4dor-und-3"}}""")]
    [InlineData("try", """{"host":"db","monitor":{"user":"x","password":["Tr0ub4dor-und-3"]}}""")]
    public async Task Post_PasswordInTheWrongPlace_IsNotSaidAgain(string what, string body)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await ada.PostAsync($"{Shop}/{what}", content, Token);

        var text = await answer.Content.ReadAsStringAsync(Token);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.All(logged.Append(text), t => Assert.DoesNotContain(Password, t, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("passfile")]
    [InlineData("sslKey")]
    [InlineData("options")]
    public async Task Register_MemberThatNobodyKnows_IsRefused(string member)
    {
        var connection = new Dictionary<string, object> { ["host"] = "127.0.0.1", [member] = "/etc/shadow" };

        using var answer = await ada.PostAsJsonAsync(Shop + "/register", new { connection, evenIfUnreachable = true }, Token);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Register_NameOfTheConfiguration_IsRefusedWithTheReason()
    {
        using var answer = await ada.PostAsJsonAsync("/api/v1/databases/FIXED/register", new { connection = Connection(Password), evenIfUnreachable = true }, Token);

        Assert.Equal((HttpStatusCode.Conflict, "databases.registering.configured"), (answer.StatusCode, await answer.CodeAsync()));
        Assert.Equal("configured", (await ada.GetFromJsonAsync<JsonElement>("/api/v1/databases/fixed", Token)).GetProperty("origin").GetString());
    }

    private static object Connection(string? password, int port = 1) => new { host = "127.0.0.1", port, tls = "verifyFull", monitor = new { user = "tapbot_monitor", password } };

    private sealed class Keeping(ConcurrentQueue<string> kept) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => kept.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
