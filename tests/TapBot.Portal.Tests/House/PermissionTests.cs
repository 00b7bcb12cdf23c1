using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using TapBot.Core.Operations;
using TapBot.Portal.Hosting;
using TapBot.Portal.Tests.Hosting;

namespace TapBot.Portal.Tests.House;

/// <summary>Rule 4 of the house: every way in names the permission it needs.</summary>
public sealed class PermissionTests : IDisposable
{
    private readonly PortalHost host = new();

    public void Dispose() => host.Dispose();

    [Fact]
    public void Endpoint_OfTheApi_NamesItsPermission()
    {
        var silent = from endpoint in host.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
                     where endpoint.RoutePattern.RawText!.TrimStart('/').StartsWith("api/", StringComparison.Ordinal)
                     where endpoint.Metadata.GetMetadata<RequirePermissionAttribute>() is null && endpoint.Metadata.GetMetadata<OwnAccountAttribute>() is null && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
                     select endpoint.RoutePattern.RawText;
        Assert.Empty(silent);
    }

    [Fact]
    public void Operation_OfTheCatalog_HasItsEndpointWithItsPermission()
    {
        var catalog = host.Services.GetRequiredService<OperationCatalog>();
        var byRoute = host.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<OperationDescriptor>() is not null)
            .ToDictionary(e => e.Metadata.GetMetadata<OperationDescriptor>()!.Name, e => e.Metadata.GetMetadata<RequirePermissionAttribute>()!.Permission);
        Assert.NotEmpty(catalog.All);
        Assert.Equal(catalog.All.ToDictionary(d => d.Name, d => d.Permission), byRoute);
    }

    [Fact]
    public void HubMethod_Any_NamesItsPermission()
    {
        var methods = typeof(Program).Assembly.GetTypes().Where(t => typeof(Hub).IsAssignableFrom(t))
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)).Where(m => !m.IsSpecialName).ToList();
        Assert.NotEmpty(methods);
        Assert.Empty(methods.Where(m => m.GetCustomAttribute<RequirePermissionAttribute>() is null).Select(m => m.Name));
    }

    [Fact]
    public void Page_Any_SaysWhoMayComeIn()
    {
        var pages = typeof(Program).Assembly.GetTypes().Where(t => t.GetCustomAttributes<RouteAttribute>().Any()).ToList();
        Assert.NotEmpty(pages);
        Assert.Empty(pages.Where(p => !p.GetCustomAttributes<AuthorizeAttribute>().Any() && p.GetCustomAttribute<AllowAnonymousAttribute>() is null).Select(p => p.Name));
    }
}
