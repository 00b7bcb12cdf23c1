namespace TapBot.Core.Certificates;

/// <summary>The cipher suites that are accepted under one version of TLS.</summary>
/// <param name="Version">The version, such as <c>TLS 1.2</c>.</param>
/// <param name="Suites">Their IANA names, in the order in which the server chose them.</param>
/// <param name="IsWhole">False when the server stopped answering before it refused the rest: there may be more.</param>
public sealed record CipherVersion(string Version, IReadOnlyList<string> Suites, bool IsWhole);
