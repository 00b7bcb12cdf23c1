using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Npgsql;
using TapBot.EndToEnd.Portal;

namespace TapBot.EndToEnd.Api;

/// <summary>A file of rows over HTTP, with the real program in front of a real PostgreSQL.</summary>
public sealed class QueryExportTests(PortalUnderTest portal) : PortalTest(portal)
{
    private const string Reader = "rex", Users = "/api/v1/users", Endless = "select generate_series(1, 2000000000)";

    private static readonly string Server = Environment.GetEnvironmentVariable("TAPBOT_TEST_POSTGRES") ?? throw new InvalidOperationException("TAPBOT_TEST_POSTGRES is not set.");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Export_GrantIsTakenMeanwhile_IsCutAndTheTrailSaysHowFarItWent()
    {
        using var made = await House.Api.PostAsJsonAsync(Users, new { userName = Reader, password = PortalHouse.Password, grants = new[] { new { role = "administrator" } } }, Token);
        made.EnsureSuccessStatusCode();
        await using var visit = await House.VisitAsync(signedIn: false);
        await visit.SignInAsync(userName: Reader);
        using var script = new HttpClient { BaseAddress = House.Process.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/databases/{PortalUnderTest.Database}/query/export") { Content = JsonContent.Create(new { sql = Endless }) };
        request.Headers.Add("Origin", House.Process.Address.GetLeftPart(UriPartial.Authority));
        request.Headers.Add("Cookie", string.Join("; ", (await visit.Page.Context.CookiesAsync()).Select(c => $"{c.Name}={c.Value}")));
        using var answer = await script.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await using var file = await answer.Content.ReadAsStreamAsync(Token);
        var buffer = new byte[64 * 1024];
        Assert.NotEqual(0, await file.ReadAsync(buffer, Token));

        using var changed = await House.Api.PutAsJsonAsync($"{Users}/{Reader}", new { grants = new[] { new { role = "viewer" } } }, Token);
        changed.EnsureSuccessStatusCode();

        await Assert.ThrowsAnyAsync<IOException>(async () =>
        {
            while (await file.ReadAsync(buffer, Token) > 0)
            {
            }
        });
        var trail = await House.UntilAsync($"/api/v1/audit?action=databases.query.read&actor={Reader}", rows => Refused(rows) is not null);
        var (said, rows) = ((string?)Refused(trail)!["code"], (long)Refused(trail)!["arguments"]!["rows"]!);
        Assert.Equal("console.error.denied", said);
        Assert.True(rows > 0, "No row was written.");
        await using var admin = new NpgsqlConnection(Server);
        await admin.OpenAsync(Token);
        await using var running = new NpgsqlCommand("select count(*) from pg_stat_activity where usename = 'tapbot_reader' and state = 'active' and query like 'fetch forward%'", admin);
        Assert.Equal(0L, await running.ExecuteScalarAsync(Token));
    }

    public override async ValueTask DisposeAsync()
    {
        using var gone = await House.Api.DeleteAsync($"{Users}/{Reader}");
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private static JsonNode? Refused(JsonNode rows) => rows.AsArray().FirstOrDefault(r => (string?)r!["outcome"] == "refused")?["statement"];
}
