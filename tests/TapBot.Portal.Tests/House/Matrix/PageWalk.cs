using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using TapBot.Core.Access;
using TapBot.Portal.Hosting;
using TapBot.Portal.Tests.Hosting;
using RouteData = Microsoft.AspNetCore.Components.RouteData;

namespace TapBot.Portal.Tests.House.Matrix;

/// <summary>
/// Every page, twice: as its address is asked for, and as a circuit shows it, because whoever is inside goes from page to page without asking for an address.
/// </summary>
internal static class PageWalk
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static IEnumerable<Thing> Of(PortalHost host, RightsTable table) =>
        from endpoint in EndpointWalk.EndpointsOf(host)
        let page = endpoint.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type
        where page is not null
        from variant in Samples.Variants(table, endpoint.RoutePattern.Parameters.Select(p => p.Name))
        select new Thing($"PAGE /{endpoint.RoutePattern.RawText!.TrimStart('/')}{variant.Suffix}", (caller, expected) => AskAsync(caller, page, endpoint.RoutePattern, variant.Values, expected));

    private static async Task<Answer?> AskAsync(Caller caller, Type page, RoutePattern pattern, IReadOnlyDictionary<string, string> values, string expected)
    {
        var address = EndpointWalk.AddressOf(pattern, values);
        var loaded = await EndpointWalk.AskAsync(caller, () => new HttpRequestMessage(HttpMethod.Get, address), html: true);
        // A token is no person: nobody has a circuit with one. A plain page has none either.
        if (caller.Session is null || page.GetCustomAttribute<ExcludeFromInteractiveRoutingAttribute>() is not null)
            return loaded;
        var shown = await ShowAsync(caller, (await caller.ComeAsync())!, page, address, values, expected);
        return loaded!.Word == shown.Word || (loaded.Word == Answer.Yes && shown.Word == Answer.No) ? shown : new Answer($"{loaded.Word}/{shown.Word}", shown.Said);
    }

    private static async Task<Answer> ShowAsync(Caller caller, Actor actor, Type page, string address, IReadOnlyDictionary<string, string> values, string expected)
    {
        await using var scope = caller.Host.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        ((IHostEnvironmentNavigationManager)services.GetRequiredService<NavigationManager>()).Initialize(PortalHost.Origin + "/", PortalHost.Origin + address);
        ((IHostEnvironmentAuthenticationStateProvider)services.GetRequiredService<AuthenticationStateProvider>())
            .SetAuthenticationState(Task.FromResult(new AuthenticationState(Principals.Of(actor, "test"))));
        var refused = new TaskCompletionSource<Exception?>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            [nameof(PageFrame.Page)] = new RouteData(page, values.ToDictionary(v => v.Key, object? (v) => v.Value)),
            [nameof(PageFrame.OnRefused)] = (Action<Exception?>)(error => refused.TrySetResult(error)),
        });
        var said = await renderer.Dispatcher.InvokeAsync(() => DrawAsync(renderer, parameters));
        if (expected == Answer.No)
            await Task.WhenAny(refused.Task, Task.Delay(Patience, TimeProvider.System, TestContext.Current.CancellationToken));
        if (!refused.Task.IsCompleted)
            return new Answer(Answer.Yes, said);
        return await refused.Task is null or AccessDeniedException ? new Answer(Answer.No, said) : new Answer((await refused.Task)!.GetType().Name, (await refused.Task)!.ToString());
    }

    private static async Task<string> DrawAsync(HtmlRenderer renderer, ParameterView parameters)
    {
        try
        {
            var root = renderer.BeginRenderingComponent<PageFrame>(parameters);
            await root.QuiescenceTask;
            return root.ToHtmlString();
        }
        catch (NavigationException)
        {
            return ""; // it only leads on to another page
        }
    }
}
