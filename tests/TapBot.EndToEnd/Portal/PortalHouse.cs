using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Web;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;

namespace TapBot.EndToEnd.Portal;

/// <summary>A portal that is set up: its process, an API client with the administrator's token, and a browser that has signed in through the page.</summary>
internal sealed partial class PortalHouse : IAsyncDisposable
{
    public const string UserName = "ann", Password = "correct horse battery staple";

    private readonly IBrowser browser;

    private PortalHouse(PortalProcess process, IBrowser browser)
    {
        (Process, this.browser) = (process, browser);
        Api = new HttpClient { BaseAddress = process.Address };
    }

    public PortalProcess Process { get; }

    /// <summary>Sends the administrator's token with every request.</summary>
    public HttpClient Api { get; }

    public string Token { get; private set; } = "";

    private string? Session { get; set; }

    public static async Task<PortalHouse> StartAsync(IBrowser browser, string docker, params string[] settings)
    {
        var house = new PortalHouse(await PortalProcess.StartAsync(docker, settings), browser);
        try
        {
            await house.SetUpAsync();
            house.Session = await house.SignInAsync();
            return house;
        }
        catch
        {
            await house.DisposeAsync();
            throw;
        }
    }

    /// <summary>A window of its own, signed in unless asked otherwise, with everything it complains about kept.</summary>
    public async Task<Visit> VisitAsync(Look? look = null, bool signedIn = true)
    {
        look ??= Look.Desk;
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = Process.Address.ToString(),
            StorageState = signedIn ? Session : null,
            ColorScheme = look.Scheme,
            ViewportSize = new() { Width = look.Width, Height = look.Height },
            Locale = "en-GB",
            TimezoneId = "Asia/Almaty",
            Permissions = ["clipboard-read", "clipboard-write"],
        });
        return await Visit.BeginAsync(context);
    }

    /// <summary>The audit trail as it lies on the disk.</summary>
    public async Task<IReadOnlyList<(string Action, string Target, string? Outcome)>> AuditAsync()
    {
        await using var store = new SqliteConnection($"Data Source={Path.Combine(Process.Data, "portal.db")};Mode=ReadOnly;Pooling=False");
        await store.OpenAsync();
        await using var command = store.CreateCommand();
        command.CommandText = "select Action, Target, Outcome from Audit order by Sequence";
        await using var rows = await command.ExecuteReaderAsync();
        var found = new List<(string, string, string?)>();
        while (await rows.ReadAsync())
            found.Add((rows.GetString(0), rows.GetString(1), rows.IsDBNull(2) ? null : rows.GetString(2)));
        return found;
    }

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        var errors = Entry().Matches(Process.Said).Select(e => e.Value).Where(e => !IsOfABrowserThatWent(e)).ToList();
        await Process.DisposeAsync();
        Assert.True(errors.Count == 0, "The portal logged errors:\n" + string.Join('\n', errors));
    }

    /// <summary>Types name and password on the page and comes back with the cookies that it got.</summary>
    public async Task<string> SignInAsync()
    {
        await using var visit = await VisitAsync(signedIn: false);
        await visit.SignInAsync();
        return await visit.Page.Context.StorageStateAsync();
    }

    // A browser that was sent elsewhere answers no more: the framework waits a minute for it and calls that an error. So does MudBlazor when its script was not loaded in time.
    private static bool IsOfABrowserThatWent(string entry) =>
        entry.StartsWith("fail: MudBlazor", StringComparison.Ordinal)
        || (entry.StartsWith("fail: Microsoft.AspNetCore.Components.Server.Circuits", StringComparison.Ordinal) && entry.Contains("TaskCanceledException: A task was canceled.", StringComparison.Ordinal));

    private async Task SetUpAsync()
    {
        var token = HttpUtility.ParseQueryString(Process.SetUp!.Query)["token"];
        using var answer = await Api.PostAsJsonAsync("/api/v1/setup", new { token, userName = UserName, password = Password, tokenName = "end to end" });
        var done = JsonNode.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync())!;
        Token = done["apiToken"]!.GetValue<string>();
        Api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
    }

    [GeneratedRegex(@"^(fail|crit): .*\n( {6}.*\n)*", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Entry();
}
