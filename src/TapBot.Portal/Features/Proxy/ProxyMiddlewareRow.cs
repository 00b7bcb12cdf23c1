using TapBot.Core.Proxy;

namespace TapBot.Portal.Features.Proxy;

/// <summary>A middleware in the table, with the proxy it belongs to.</summary>
internal sealed record ProxyMiddlewareRow(ProxyInstance Proxy, ProxyMiddleware Middleware)
{
    /// <summary>What makes it this row.</summary>
    public string Key => $"{Proxy.Name} {Middleware.Protocol} {Middleware.Name}";

    /// <summary>Its settings in one line.</summary>
    public string Settings => string.Join(" · ", Middleware.Settings.Select(s => $"{s.Key} {s.Value}"));

    /// <summary>True when it has what the filter asks for.</summary>
    public bool Fits(string filter) => $"{Middleware.Name} {Middleware.Type}".Contains(filter, StringComparison.OrdinalIgnoreCase);
}
