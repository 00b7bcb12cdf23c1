using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using TapBot.Portal.Tests.Hosting;

namespace TapBot.Portal.Tests.Features.Administration;

/// <summary>The boards of the wall over REST.</summary>
public sealed class BoardsApiTests : IAsyncLifetime
{
    private const string Address = "/api/v1/boards";
    private readonly PortalHost host = new()
    {
        Settings = new Dictionary<string, string> { ["TapBot:Wall:Boards:0:Name"] = "given", ["TapBot:Wall:Boards:0:Tiles:0"] = "Containers" },
    };

    private HttpClient script = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => script = host.Script(await host.SetUpAsync());

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Board_MadeChangedAndRemoved_IsListedAndAudited()
    {
        var made = await PostAsync("office/make", """{"title":"Office","tiles":["uptime","apiResponse"],"pageSeconds":15,"inches":55,"metres":4}""");
        Assert.Equal((HttpStatusCode.OK, "The board office is there, at /wall/office."), (made.Status, made.Answer.GetProperty("evidence").GetProperty("text").GetString()));
        var board = await OneAsync("office");
        Assert.Equal("""["uptime","apiResponse"]""", board.GetProperty("tiles").GetRawText());
        Assert.Equal(("Office", "edited", 15, 55, 4), (board.GetProperty("title").GetString(), board.GetProperty("origin").GetString(), Number("pageSeconds"), Number("inches"), Number("metres")));

        Assert.Equal(HttpStatusCode.OK, (await PostAsync("office/change", """{"tiles":["lights"]}""")).Status);
        Assert.Equal("""["lights"]""", (await OneAsync("office")).GetProperty("tiles").GetRawText());

        Assert.Equal(HttpStatusCode.OK, (await PostAsync("office/remove", "{}")).Status);
        Assert.Equal(["main default", "given configuration"], (await ListAsync()).Select(b => $"{b.GetProperty("name").GetString()} {b.GetProperty("origin").GetString()}"));
        var rows = await script.GetFromJsonAsync<JsonElement>("/api/v1/audit?action=boards.make", Token);
        Assert.Equal("office", rows[0].GetProperty("target").GetString());
        Assert.Contains("Uptime, ApiResponse", rows.GetRawText(), StringComparison.Ordinal); // what was asked for can be read there

        double Number(string member) => board.GetProperty(member).GetDouble();
    }

    [Theory]
    [InlineData("Office/make", "{}", HttpStatusCode.BadRequest, "boards.flaw.name")]
    [InlineData("office/make", """{"tiles":[]}""", HttpStatusCode.BadRequest, "boards.flaw.tiles")]
    [InlineData("office/make", """{"tiles":["weather"]}""", HttpStatusCode.BadRequest, "operations.badIdentifier")]
    [InlineData("office/make", """{"tiles":"uptime"}""", HttpStatusCode.BadRequest, "operations.badIdentifier")]
    [InlineData("office/make", """{"pageSeconds":1}""", HttpStatusCode.BadRequest, "boards.flaw.page")]
    [InlineData("office/make", """{"colour":"red"}""", HttpStatusCode.BadRequest, "operations.unknownMember")]
    [InlineData("main/make", "{}", HttpStatusCode.Conflict, "boards.taken")]
    [InlineData("main/change", "{}", HttpStatusCode.Conflict, "boards.isDefault")]
    [InlineData("given/change", "{}", HttpStatusCode.Conflict, "boards.isConfigured")]
    [InlineData("given/remove", "{}", HttpStatusCode.Conflict, "boards.isConfigured")]
    [InlineData("office/remove", "{}", HttpStatusCode.NotFound, "access.screen.noBoard")]
    public async Task Post_NotLegal_SaysWhatIs(string address, string body, HttpStatusCode status, string code)
    {
        var (answered, problem) = await PostAsync(address, body);

        Assert.Equal((status, code), (answered, problem.GetProperty("code").GetString()));
        Assert.DoesNotContain('{', problem.GetProperty("detail").GetString()!); // every word has its value
    }

    [Fact]
    public async Task OpenApi_OfMaking_HasTheTilesAsAListOfWords()
    {
        var document = await script.GetFromJsonAsync<JsonElement>("/openapi/v1.json", Token);

        var tiles = document.GetProperty("paths").GetProperty("/api/v1/boards/{board}/make").GetProperty("post").GetProperty("requestBody").GetProperty("content").GetProperty("application/json")
            .GetProperty("schema").GetProperty("properties").GetProperty("tiles");
        Assert.Equal("array", tiles.GetProperty("type").GetString());
        Assert.Contains("apiResponse", tiles.GetProperty("items").GetProperty("enum").EnumerateArray().Select(e => e.GetString()));
    }

    private async Task<List<JsonElement>> ListAsync() => [.. (await script.GetFromJsonAsync<JsonElement>(Address, Token)).EnumerateArray()];

    private async Task<JsonElement> OneAsync(string name) => Assert.Single(await ListAsync(), b => b.GetProperty("name").GetString() == name);

    private async Task<(HttpStatusCode Status, JsonElement Answer)> PostAsync(string address, string body)
    {
        using var answer = await script.PostAsJsonAsync($"{Address}/{address}", JsonDocument.Parse(body).RootElement, Token);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>(Token));
    }
}
