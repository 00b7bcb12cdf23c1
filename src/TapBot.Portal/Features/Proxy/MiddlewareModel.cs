using TapBot.Core.Figures;
using TapBot.Core.Proxy;

namespace TapBot.Portal.Features.Proxy;

/// <summary>A middleware of a proxy as the API shows it.</summary>
/// <param name="Proxy">The proxy it belongs to.</param>
/// <param name="Name">Its name with the provider.</param>
/// <param name="Protocol">http or tcp.</param>
/// <param name="Provider">Where it was configured.</param>
/// <param name="Type">What it does: basicAuth, stripPrefix, ...</param>
/// <param name="Settings">Its settings by name; the values of all but harmless ones are hidden.</param>
/// <param name="Status">enabled, warning, disabled or unknown.</param>
/// <param name="Light">Its light.</param>
/// <param name="Errors">What is wrong with it, in Traefik's words.</param>
/// <param name="UsedBy">The routers that use it.</param>
public sealed record MiddlewareModel(
    string Proxy, string Name, ProxyProtocol Protocol, string Provider, string Type, IReadOnlyList<KeyValuePair<string, string>> Settings, ProxyStatus Status, LightColour Light, IReadOnlyList<string> Errors, IReadOnlyList<string> UsedBy)
{
    /// <summary>A middleware as the API shows it.</summary>
    public static MiddlewareModel Of(ProxyInstance proxy, ProxyMiddleware middleware) => new(
        proxy.Name, middleware.Name, middleware.Protocol, middleware.Provider, middleware.Type, middleware.Settings, middleware.Status, middleware.Colour, middleware.Errors, middleware.UsedBy);
}
