using Microsoft.Playwright;
using TapBot.Benchmarks.Published;

namespace TapBot.Benchmarks.Databases;

/// <summary>The published portal with one instance, that of a sample database; somebody's browser that is signed in there, and a client with a token.</summary>
internal sealed class DatabasePortal : IAsyncDisposable
{
    private const string Instance = "sampled";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60), Look = TimeSpan.FromMilliseconds(100);

    private readonly PublishedPortal portal;
    private readonly Browser browser;

    private DatabasePortal(PublishedPortal portal, Browser browser, HttpClient api, IBrowserContext person) => (this.portal, this.browser, Api, Person) = (portal, browser, api, person);

    /// <summary>The number of its process.</summary>
    public int Id => portal.Id;

    public HttpClient Api { get; }

    public IBrowserContext Person { get; }

    /// <summary>Starts it and comes back when the instance has its figures.</summary>
    public static async Task<DatabasePortal> StartAsync(DirectoryInfo program, DirectoryInfo data, SampleDatabase database)
    {
        var portal = await PublishedPortal.StartAsync(
            program, data, PublishedPortal.NoEngine,
            $"--TapBot:Databases:0:Name={Instance}", $"--TapBot:Databases:0:ConnectionString={database.Monitor}", $"--TapBot:Databases:0:ReaderConnectionString={database.Reader}");
        try
        {
            var api = await portal.SetUpClientAsync();
            using var late = new CancellationTokenSource(Patience, TimeProvider.System);
            while (!await IsReadAsync(api, late.Token))
                await Task.Delay(Look, TimeProvider.System, late.Token);
            var browser = await Browser.StartAsync();
            return new DatabasePortal(portal, browser, api, await browser.SignInAsync(portal.Address, PublishedPortal.UserName, PublishedPortal.Password));
        }
        catch
        {
            await portal.DisposeAsync();
            throw;
        }
    }

    /// <summary>The address of one part of the instance's page.</summary>
    public static string PageOf(string part) => $"/databases/{Instance}/{part}";

    /// <summary>The address of one part of the instance in the API.</summary>
    public static string AnswerOf(string part) => $"/api/v1/databases/{Instance}/{part}";

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        Api.Dispose();
        await portal.DisposeAsync();
    }

    private static async Task<bool> IsReadAsync(HttpClient api, CancellationToken cancellationToken)
    {
        using var answer = await api.GetAsync(AnswerOf("metrics"), cancellationToken);
        return answer.IsSuccessStatusCode;
    }
}
