namespace TapBot.Core.Proxy;

/// <summary>One label that speaks of a router, a service or a middleware.</summary>
/// <param name="Protocol">What is routed.</param>
/// <param name="Kind">routers, services or middlewares.</param>
/// <param name="Name">Which one.</param>
/// <param name="Option">What of it, as <c>tls.certresolver</c>.</param>
/// <param name="Value">The value.</param>
internal sealed record LabelPart(ProxyProtocol Protocol, string Kind, string Name, string Option, string Value);
