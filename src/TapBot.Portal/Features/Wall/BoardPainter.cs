using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace TapBot.Portal.Features.Wall;

/// <summary>Makes HTML of components, outside of any page: once for all screens of a board.</summary>
internal sealed class BoardPainter(IServiceProvider services, ILoggerFactory loggers)
{
    /// <summary>Draws a component. A renderer keeps what it has drawn, so each drawing has one of its own.</summary>
    public async Task<string> PaintAsync<TComponent>(params (string Name, object? Value)[] parameters)
        where TComponent : IComponent
    {
        await using var renderer = new HtmlRenderer(services, loggers);
        var view = ParameterView.FromDictionary(parameters.ToDictionary(p => p.Name, p => p.Value));
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<TComponent>(view)).ToHtmlString());
    }
}
