namespace TapBot.Core.Proxy;

/// <summary>One server of a service.</summary>
/// <param name="Address">Where requests are sent: an address such as <c>http://172.18.0.5:80</c>, without a log-in.</param>
/// <param name="IsUp">What its health check says; null when nothing checks it.</param>
/// <param name="Container">The container there; null when none is known.</param>
public sealed record ProxyBackend(string Address, bool? IsUp, ProxyContainer? Container = null);
