using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using TapBot.Portal.Tests.Hosting;

namespace TapBot.Portal.Tests.Features.Databases;

/// <summary>What the addresses of objects answer without a database behind them.</summary>
public sealed class DatabaseObjectsApiTests : IAsyncLifetime
{
    private readonly PortalHost host = new()
    {
        Settings = new Dictionary<string, string> { ["TapBot:Databases:0:Name"] = "shop", ["TapBot:Databases:0:ConnectionString"] = "Host=127.0.0.1;Port=1;Username=x;Password=secret;Database=shop" },
    };

    private HttpClient script = null!;

    public async ValueTask InitializeAsync() => script = host.Script(await host.SetUpAsync());

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData("objects?kind=nope", "kind")]
    [InlineData("objects?kind=5", "kind")]
    [InlineData("objects?limit=0", "limit")]
    [InlineData("objects?limit=10001", "limit")]
    [InlineData("objects/orders", "oid")]
    [InlineData("objects/4294967296", "oid")]
    [InlineData("objects/1?kind=nope", "kind")]
    public async Task Get_WhatIsNoObject_IsABadRequestThatNamesTheMember(string address, string member)
    {
        var (status, problem) = await AskAsync("shop/" + address);

        Assert.Equal((HttpStatusCode.BadRequest, member), (status, problem.GetProperty("arguments").GetProperty("member").GetString()));
    }

    [Theory]
    [InlineData("objects")]
    [InlineData("objects?kind=role")]
    [InlineData("objects/1?kind=function&database=other")]
    public async Task Get_DatabaseThatCannotBeReached_SaysWhy(string address)
    {
        var (status, problem) = await AskAsync("shop/" + address);

        Assert.Equal((HttpStatusCode.BadGateway, "databases.trouble.refused"), (status, problem.GetProperty("code").GetString()));
        Assert.DoesNotContain("secret", problem.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_UnknownInstance_IsNotFound() => Assert.Equal(HttpStatusCode.NotFound, (await AskAsync("none/objects")).Status);

    private async Task<(HttpStatusCode Status, JsonElement Problem)> AskAsync(string address)
    {
        using var answer = await script.GetAsync("/api/v1/databases/" + address, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken));
    }
}
