using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using TapBot.Core.Access;
using TapBot.Core.Databases;
using TapBot.Core.Storage;
using TapBot.Portal.Tests.Hosting;

namespace TapBot.Portal.Tests.Features.Databases;

/// <summary>What the addresses of the history and of saved queries answer, to whom; no database is needed behind them.</summary>
public sealed class PastApiTests : IAsyncLifetime
{
    private readonly PortalHost host = new()
    {
        Settings = new Dictionary<string, string> { ["TapBot:Databases:0:Name"] = "shop", ["TapBot:Databases:0:ConnectionString"] = "Host=127.0.0.1;Port=1;Username=x;Password=secret;Database=shop" },
    };

    private HttpClient ada = null!, bob = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        ada = host.Script(await host.SetUpAsync());
        var user = new PortalUser { Id = "bob", UserName = "bob", NormalizedUserName = "BOB", SecurityStamp = "x", CreatedAt = host.Time.GetUtcNow() };
        user.Grants.Add(new GrantRow { Role = Role.Administrator });
        await host.Get<PortalStorage>().WriteAsync(async db => await db.AddAsync(user, Token), Token);
        bob = host.Script(await host.Get<ApiTokens>().CreateAsync(Actor.Portal, new ApiTokenRequest("ci", "bob", TimeSpan.FromDays(1), Rights.All), Token));
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task History_IsOnesOwnSearchedPagedAndWithoutPasswords()
    {
        await RanAsync("select 1", "create role x password 'geheim'", "select * from Orders");

        var all = await GetAsync(ada, "history");
        var page = await GetAsync(ada, "history?limit=1");
        var older = await GetAsync(ada, $"history?limit=1&before={page["next"]}");
        var found = await GetAsync(ada, "history?search=oRDERS");

        Assert.Equal(3, all["statements"]!.AsArray().Count);
        Assert.DoesNotContain("geheim", all.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("select * from Orders", (string?)page["statements"]!.AsArray().Single()!["sql"]);
        Assert.Equal("create role x password '…'", (string?)older["statements"]!.AsArray().Single()!["sql"]);
        Assert.Equal(("done", "read", 5L, 1), ((string?)found["statements"]![0]!["outcome"], (string?)found["statements"]![0]!["mode"], (long)found["statements"]![0]!["rowCount"]!, (int)found["statements"]![0]!["times"]!));
        Assert.Empty((await GetAsync(ada, "history?failed=true"))["statements"]!.AsArray());
        Assert.Empty((await GetAsync(bob, "history"))["statements"]!.AsArray());
    }

    [Fact]
    public async Task History_Deleted_IsOnesOwnOnly()
    {
        await RanAsync("select 1");

        Assert.Equal(HttpStatusCode.NoContent, (await bob.DeleteAsync(At("history"), Token)).StatusCode);
        Assert.Single((await GetAsync(ada, "history"))["statements"]!.AsArray());
        Assert.Equal(HttpStatusCode.NoContent, (await ada.DeleteAsync(At("history"), Token)).StatusCode);
        Assert.Empty((await GetAsync(ada, "history"))["statements"]!.AsArray());
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=201", "limit")]
    [InlineData("before=x", "before")]
    [InlineData("failed=maybe", "failed")]
    public async Task History_WithWhatIsNone_IsABadRequestThatNamesTheMember(string query, string member)
    {
        using var answer = await ada.GetAsync(At("history?" + query), Token);

        Assert.Equal((HttpStatusCode.BadRequest, member), (answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("arguments").GetProperty("member").GetString()));
    }

    [Fact]
    public async Task Saved_SharedOrNot_IsSeenAndRemovedByWhomItShould()
    {
        Assert.Equal(HttpStatusCode.OK, (await ada.PutAsJsonAsync(At("saved/own"), new { text = "select 1" }, Token)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await ada.PutAsJsonAsync(At("saved/of%20all"), new { text = "select 2", description = "Why", isShared = true }, Token)).StatusCode);

        var seen = (await GetAsync(bob, "saved")).AsArray().Single()!;
        Assert.Equal(("of all", "ada", false, "select 2"), ((string?)seen["name"], (string?)seen["owner"], (bool)seen["isOwn"]!, (string?)seen["start"]));
        Assert.Equal("select 2", (string?)(await GetAsync(bob, "saved/of%20all?owner=ada"))["text"]);
        Assert.Equal(HttpStatusCode.NotFound, (await bob.GetAsync(At("saved/own?owner=ada"), Token)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await bob.GetAsync(At("saved/of%20all"), Token)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await bob.DeleteAsync(At("saved/own?owner=ada"), Token)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await ada.PutAsJsonAsync(At("saved/none"), new { description = "no text" }, Token)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await ada.DeleteAsync(At("saved/own"), Token)).StatusCode);
        Assert.Single((await GetAsync(ada, "saved")).AsArray());
    }

    private static string At(string address) => "/api/v1/databases/shop/query/" + address;

    private static async Task<JsonNode> GetAsync(HttpClient script, string address) => (await script.GetFromJsonAsync<JsonNode>(At(address), Token))!;

    private async Task RanAsync(params string[] texts)
    {
        var id = await host.Get<PortalStorage>().ReadAsync(db => db.Users.Where(u => u.UserName == "ada").Select(u => u.Id).SingleAsync(Token));
        host.Get<PastWriter>().Remember(new PastBatch(new Actor(ActorKind.User, id, "ada"), DatabaseName.Parse("shop"), "shop", QueryMode.Read,
            [.. texts.Select(t => new PastEntry(t, host.Time.GetUtcNow(), TimeSpan.FromMilliseconds(1), 5, StatementOutcome.Done, null))]));
    }
}
