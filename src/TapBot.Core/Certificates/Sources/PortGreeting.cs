namespace TapBot.Core.Certificates;

/// <summary>What a port answers to a TLS client that asks for no name.</summary>
/// <param name="SpeaksTls">True when it shows a certificate.</param>
/// <param name="Name">The first name that the certificate is for; null when it has none.</param>
/// <param name="IsDefault">True for what a proxy shows when it has nothing for a name.</param>
internal sealed record PortGreeting(bool SpeaksTls, string? Name = null, bool IsDefault = false);
