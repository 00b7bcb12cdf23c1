using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using TapBot.EndToEnd.Portal;

namespace TapBot.EndToEnd.Delivery;

/// <summary>What deploy/ says, done: the image is built, the composition runs, and holds what docs/OPERATIONS.md promises.</summary>
public sealed partial class ComposeTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Compose_PortalWithPostgres_RunsLockedUpAndKeepsWhatItKnows()
    {
        await using var compose = await Compose.UpAsync("compose.yaml");
        using var portal = await compose.ProxyAsync();

        Assert.Equal("true 1654:1654 [ALL] healthy", await compose.InspectAsync("portal",
            "{{.HostConfig.ReadonlyRootfs}} {{.Config.User}} {{.HostConfig.CapDrop}} {{.State.Health.Status}}"));
        await SetUpAsync(compose, portal);
        Assert.Contains(compose.Container("portal"), await ContainersAsync(portal), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, await ForeignHostAsync(portal));

        var backup = await compose.ComposeAsync("exec", "-T", "portal", "dotnet", "TapBot.Portal.dll", "backup", "/data/first.zip");
        Assert.Contains("found whole", backup, StringComparison.Ordinal);

        await compose.ComposeAsync("up", "-d", "--force-recreate", "--wait", "--wait-timeout", "90");
        using var again = await compose.ProxyAsync();
        again.DefaultRequestHeaders.Authorization = portal.DefaultRequestHeaders.Authorization;
        Assert.Contains(compose.Container("db"), await ContainersAsync(again), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compose_BehindASocketProxy_ShowsEverythingAndChangesNothing()
    {
        await using var compose = await Compose.UpAsync("compose.yaml", "compose.socket-proxy.yaml");
        using var portal = await compose.ProxyAsync();
        await SetUpAsync(compose, portal);
        var name = compose.Container("db");
        Assert.Contains(name, await ContainersAsync(portal), StringComparison.Ordinal);
        Assert.DoesNotContain("docker.sock", await compose.InspectAsync("portal", "{{json .Mounts}}"), StringComparison.Ordinal);

        using var refused = await portal.PostAsJsonAsync($"/api/v1/servers/real/containers/{name}/restart", new { confirm = name }, Token);
        var problem = await refused.Content.ReadFromJsonAsync<JsonElement>(Token);

        Assert.Equal((HttpStatusCode.Conflict, "servers.refusesChanges"), (refused.StatusCode, problem.GetProperty("code").GetString()));
    }

    private static async Task SetUpAsync(Compose compose, HttpClient portal)
    {
        var said = await compose.ComposeAsync("logs", "--no-color", "portal");
        var invitation = Invitation().Match(said);
        Assert.True(invitation.Success, said);
        using var answer = await portal.PostAsJsonAsync(
            "/api/v1/setup", new { token = invitation.Groups[1].Value, userName = PortalHouse.UserName, password = PortalHouse.Password, tokenName = "compose" }, Token);
        var done = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(Token);
        portal.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", done.GetProperty("apiToken").GetString());
    }

    /// <summary>The list, once the engine has been listed.</summary>
    private static async Task<string> ContainersAsync(HttpClient portal)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        while (true)
        {
            var listed = await portal.GetStringAsync("/api/v1/servers/real/containers", patience.Token);
            if (listed.Length > 2)
                return listed;
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, patience.Token);
        }
    }

    private static async Task<HttpStatusCode> ForeignHostAsync(HttpClient portal)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/healthz") { Headers = { Host = "evil.example" } };
        using var answer = await portal.SendAsync(request, Token);
        return answer.StatusCode;
    }

    [GeneratedRegex(@"Set up at https://ops\.example\.com/setup\?token=(\S+)", RegexOptions.CultureInvariant)]
    private static partial Regex Invitation();
}
