namespace TapBot.Core.Proxy;

/// <summary>How a router speaks TLS.</summary>
/// <param name="CertResolver">What gets its certificates; null when nothing does.</param>
/// <param name="Options">The set of TLS options; null for the default.</param>
/// <param name="Domains">The names that certificates are asked for, when they are not those of the rule.</param>
/// <param name="IsPassthrough">True when what is behind it ends the TLS itself.</param>
public sealed record RouterTls(string? CertResolver, string? Options, IReadOnlyList<string> Domains, bool IsPassthrough);
