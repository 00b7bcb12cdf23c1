using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TapBot.Core.Audit;
using TapBot.Core.Storage;
using TapBot.Core.Wording;
using TapBot.Portal.Features.Administration;
using TapBot.Portal.Tests.Hosting;

namespace TapBot.Portal.Tests.Features.Administration;

public sealed class AuditTests : IAsyncLifetime
{
    private readonly PortalHost host = new();
    private HttpClient root = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        root = host.Script(await host.SetUpAsync());
        var trail = host.Get<IAuditTrail>();
        for (var i = 0; i < 5; i++)
        {
            host.Time.Advance(TimeSpan.FromMinutes(1));
            var ticket = await trail.IntendAsync(new AuditIntent(new Actor(ActorKind.User, "v", "Vera"), "containers.restart", $"Web{i}", ServerName.Parse("server-1"), "shop", "{\"a\":1}"), Token);
            if (i < 4)
                await trail.ConcludeAsync(ticket, i == 3 ? "failed" : "done", Phrase.Of("access.denied", ("permission", "=cmd|' /C calc'!A0")));
        }
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData("", "11,10,9,8,7,6,5,4,3,2,1")]
    [InlineData("?limit=3", "11,10,9")]
    [InlineData("?limit=3&before=9", "8,7,6")]
    [InlineData("?actor=vER", "11,10,9,8,7,6,5,4,3")]
    [InlineData("?action=access.", "2,1")]
    [InlineData("?target=web1", "6,5")]
    [InlineData("?target=SHOP&outcome=done", "8,6,4")]
    [InlineData("?outcome=failed", "10")]
    [InlineData("?outcome=open", "11")]
    [InlineData("?target=%25", "")]
    [InlineData("?target=_eb", "")]
    [InlineData("?from=2026-03-01T12:02:00Z&to=2026-03-01T14:03:00%2B02:00", "6,5")] // the end not included
    public async Task List_Searched_AnswersTheRowsNewestFirst(string query, string expected)
    {
        var rows = await root.GetFromJsonAsync<JsonElement>("/api/v1/audit" + query, Token);

        Assert.Equal(expected, string.Join(',', rows.EnumerateArray().Select(r => r.GetProperty("sequence").GetInt64())));
    }

    [Theory]
    [InlineData("?outcome=maybe", "audit.badOutcome")]
    [InlineData("?limit=0", "audit.badLimit")]
    [InlineData("?limit=1001", "audit.badLimit")]
    [InlineData("?from=yesterday", "request.unreadable")]
    [InlineData("/export?format=xls", "audit.badFormat")]
    public async Task List_WithoutSense_IsRefused(string query, string code)
    {
        var answer = await root.GetAsync("/api/v1/audit" + query, Token);

        Assert.Equal((HttpStatusCode.BadRequest, code), (answer.StatusCode, await answer.CodeAsync()));
    }

    [Fact]
    public async Task Row_OfAnOutcome_SaysWhoWhatWhereAndHow()
    {
        var row = (await root.GetFromJsonAsync<JsonElement>("/api/v1/audit?outcome=failed", Token))[0];

        Assert.Equal(("Vera", "user", "containers.restart", "Web3", "server-1", "shop", 9L), (row.GetProperty("actor").GetString(), row.GetProperty("actorKind").GetString(),
            row.GetProperty("action").GetString(), row.GetProperty("target").GetString(), row.GetProperty("server").GetString(), row.GetProperty("project").GetString(), row.GetProperty("intent").GetInt64()));
        Assert.Equal("access.denied", row.GetProperty("statement").GetProperty("code").GetString());
        Assert.Contains("calc", row.GetProperty("statement").GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_Csv_HasARowForEachAndNoFormula()
    {
        await host.Get<IAuditTrail>().IntendAsync(new AuditIntent(Actor.Portal, "test.act", "=HYPERLINK(\"http://evil\",\"x\")\r\n+1"), Token);

        var answer = await root.GetAsync("/api/v1/audit/export?format=csv", Token);

        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("audit-2026-03-01.csv", answer.Content.Headers.ContentDisposition?.FileName?.Trim('"'));
        var text = await answer.Content.ReadAsStringAsync(Token);
        Assert.StartsWith("sequence,at,actorKind,", text, StringComparison.Ordinal);
        Assert.Equal(13 + 1, text.Split("\r\n").Length - 1); // the head, twelve rows, and one line break within a target
        Assert.Contains(",\"'=HYPERLINK(\"\"http://evil\"\",\"\"x\"\")\r\n+1\",", text, StringComparison.Ordinal);
        Assert.Contains("1,2026-03-01T12:00:00.000Z,\"User\"", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("+1", "\"'+1\"")]
    [InlineData("-1", "\"'-1\"")]
    [InlineData("@SUM(1)", "\"'@SUM(1)\"")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("  =1", "\"'  =1\"")]
    [InlineData("\uFF1D1", "\"'\uFF1D1\"")]
    [InlineData("web-1", "\"web-1\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData(null, "")]
    public void Cell_TextFromOutside_IsTextInASpreadsheet(string? text, string expected) => Assert.Equal(expected, AuditCsv.Cell(text));

    [Fact]
    public async Task Export_JsonLines_HasEveryRowOldestFirst()
    {
        var lines = (await root.GetStringAsync("/api/v1/audit/export?format=jsonl&actor=vera", Token)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(Enumerable.Range(3, 9).Select(i => (long)i), lines.Select(l => JsonElement.Parse(l).GetProperty("sequence").GetInt64()));
    }

    [Fact]
    public async Task Verify_EditedRow_IsNamed()
    {
        using var nothing = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        var whole = await (await root.PostAsync("/api/v1/audit/verify", nothing, Token)).Content.ReadFromJsonAsync<JsonElement>(Token);
        Assert.True(whole.GetProperty("whole").GetBoolean());
        Assert.Equal(11, whole.GetProperty("rows").GetInt64());
        await host.Get<PortalStorage>().WriteAsync(db => db.Set<AuditRow>().Where(r => r.Sequence == 4).ExecuteUpdateAsync(s => s.SetProperty(r => r.ActorName, "nobody"), Token), Token);

        var answer = await (await root.PostAsync("/api/v1/audit/verify", null, Token)).Content.ReadFromJsonAsync<JsonElement>(Token);

        Assert.False(answer.GetProperty("whole").GetBoolean());
        var flaw = Assert.Single(answer.GetProperty("flaws").EnumerateArray());
        Assert.Equal(("edited", 4L), (flaw.GetProperty("kind").GetString(), flaw.GetProperty("sequence").GetInt64()));
        Assert.Contains("Row 4 was edited", flaw.GetProperty("text").GetString(), StringComparison.Ordinal);
        var cut = await root.PostAsJsonAsync("/api/v1/audit/verify", new { head = "99:" + new string('a', 64) }, Token);
        Assert.Contains("truncated", await cut.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        var bad = await root.PostAsJsonAsync("/api/v1/audit/verify", new { head = "x" }, Token);
        Assert.Equal((HttpStatusCode.BadRequest, "audit.badHead"), (bad.StatusCode, await bad.CodeAsync()));
    }
}
