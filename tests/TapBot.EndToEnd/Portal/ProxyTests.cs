using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Web;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace TapBot.EndToEnd.Portal;

/// <summary>The portal below a path, behind a real nginx: pages, assets, circuit, hub, API and redirects.</summary>
public sealed class ProxyTests(PortalUnderTest portal) : PortalTest(portal)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Portal_BelowAPathOfNginx_WorksAndAsksForNothingOutside(bool cuts)
    {
        var name = await Engine.RunAsync(Forever);
        await using var nginx = new Nginx();
        await using var process = await PortalProcess.StartAsync(
            Engine.Address, "--TapBot:PathBase=/ops", "--TapBot:TrustedProxies:0=127.0.0.1", $"--TapBot:PublicOrigins:0={nginx.Origin}");
        await nginx.StartAsync(process.Address, "/ops/", cuts);
        Assert.StartsWith(nginx.Origin + "/ops/setup?", process.SetUp!.ToString(), StringComparison.Ordinal);
        using var api = new HttpClient { BaseAddress = new Uri(nginx.Origin + "/ops/") };
        await SetUpAsync(api, process.SetUp);

        await using var context = await Browser.NewContextAsync(new() { BaseURL = nginx.Origin, Locale = "en-GB" });
        await using var visit = await Visit.BeginAsync(context);
        var asked = new ConcurrentBag<string>();
        visit.Page.Request += (_, request) => asked.Add(request.Url);
        visit.Page.WebSocket += (_, socket) => asked.Add(socket.Url.Replace("ws:", "http:", StringComparison.Ordinal));
        await SignInAsync(visit);
        await Expect(visit.Page.GetByText(name, new() { Exact = true })).ToBeVisibleAsync();
        await visit.Page.GetByText(name, new() { Exact = true }).ClickAsync();
        await Expect(visit.Page).ToHaveURLAsync(new Regex($"/ops/containers/real/{name}"));
        await visit.GoAsync($"/ops/containers/real/{name}/log");
        Assert.All(asked, url => Assert.StartsWith(nginx.Origin + "/ops/", url, StringComparison.Ordinal));
        Assert.Contains(asked, url => url.Contains("/ops/_blazor?id=", StringComparison.Ordinal));

        Assert.Contains(name, await api.GetStringAsync("api/v1/servers/real/containers", Token), StringComparison.Ordinal);
        await HubAsync(new Uri(api.BaseAddress, "live"), api.DefaultRequestHeaders.Authorization!.Parameter!);
        visit.Praise();
    }

    private static async Task SignInAsync(Visit visit)
    {
        await visit.GoAsync("/ops/containers");
        await Expect(visit.Page).ToHaveURLAsync(new Regex("/ops/signin"));
        await visit.Page.GetByLabel("User name").FillAsync(PortalHouse.UserName);
        await visit.Page.GetByLabel("Password", new() { Exact = true }).FillAsync(PortalHouse.Password);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Expect(visit.Page).ToHaveURLAsync(new Regex("/ops/containers$"));
    }

    private static async Task SetUpAsync(HttpClient api, Uri setUp)
    {
        var token = HttpUtility.ParseQueryString(setUp.Query)["token"];
        using var answer = await api.PostAsJsonAsync("api/v1/setup", new { token, userName = PortalHouse.UserName, password = PortalHouse.Password, tokenName = "proxy" }, Token);
        var done = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(Token);
        api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", done.GetProperty("apiToken").GetString());
    }

    private static async Task HubAsync(Uri address, string token)
    {
        await using var hub = new HubConnectionBuilder().WithUrl(address, options => options.Headers["Authorization"] = "Bearer " + token).Build();
        await hub.StartAsync(Token);
        await foreach (var said in hub.StreamAsync<JsonElement>("Containers", (string?)null, Token))
        {
            if (said.GetProperty("containers").GetArrayLength() > 0)
                return;
        }
        Assert.Fail("The hub said nothing.");
    }
}
