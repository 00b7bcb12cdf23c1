using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using TapBot.Core.Access;
using TapBot.Portal.Hosting;
using TapBot.Portal.Tests.House.Matrix;

namespace TapBot.Portal.Tests.Hosting;

/// <summary>What the table of rights (House/Matrix) leaves out.</summary>
public sealed class EndpointTableTests(ReadyPortal portal) : IClassFixture<ReadyPortal>
{
    [Fact]
    public void Asset_Any_IsOpenToStrangersAndBeforeTheSetUp()
    {
        var assets = Endpoints().Where(EndpointWalk.IsAsset).ToList();

        Assert.NotEmpty(assets);
        Assert.All(assets, a => Assert.True(a.Metadata.GetMetadata<IAllowAnonymous>() is not null && a.Metadata.GetMetadata<SetupStageAttribute>() is { Only: false }));
    }

    [Theory]
    [InlineData("/_blazor/negotiate")]
    [InlineData("/_blazor/initializers")]
    [InlineData("/_blazor")]
    [InlineData("/nothing/here.txt")]
    [InlineData("/live/negotiate")]
    [InlineData("/api/v1/servers")]
    public async Task FrameworkEndpoint_Stranger_IsNotLetIn(string address)
    {
        var response = await portal.Host.Script().GetAsync(address, TestContext.Current.CancellationToken);

        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task RequirePermission_LeavesThePermissionInTheMetadata()
    {
        var builder = WebApplication.CreateSlimBuilder();
        await using var app = builder.Build();
        app.MapGet("/x", () => "x").RequirePermission(Permission.RevealSecrets);

        var endpoint = ((IEndpointRouteBuilder)app).DataSources.SelectMany(s => s.Endpoints).Single();

        Assert.Equal(Permission.RevealSecrets, endpoint.Metadata.GetMetadata<RequirePermissionAttribute>()?.Permission);
        Assert.NotNull(endpoint.Metadata.GetMetadata<IAuthorizeData>());
    }

    private IEnumerable<RouteEndpoint> Endpoints() =>
        portal.Host.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().Distinct();
}
