namespace TapBot.Core.Certificates;

/// <summary>The router that serves a name.</summary>
/// <param name="Proxy">The proxy it belongs to.</param>
/// <param name="Name">Its name, with its provider.</param>
/// <param name="Resolver">Who gets its certificates by ACME, and renews them; null when nobody does.</param>
public sealed record CertificateRouter(string Proxy, string Name, string? Resolver);
