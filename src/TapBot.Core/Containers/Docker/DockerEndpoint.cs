namespace TapBot.Core.Containers.Docker;

/// <summary>Where an engine listens.</summary>
/// <param name="Address"><c>unix:///path</c> or <c>tcp://host:port</c>.</param>
/// <param name="Tls">Certificates for <c>tcp://</c>; null for a plain connection.</param>
internal sealed record DockerEndpoint(Uri Address, DockerTls? Tls = null);
