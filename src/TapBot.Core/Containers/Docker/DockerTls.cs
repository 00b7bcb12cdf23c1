namespace TapBot.Core.Containers.Docker;

/// <summary>The three PEM files of an engine that listens with TLS.</summary>
/// <param name="Ca">The authority that signed the engine's certificate.</param>
/// <param name="Certificate">Our own certificate.</param>
/// <param name="Key">Its key.</param>
internal sealed record DockerTls(string Ca, string Certificate, string Key);
