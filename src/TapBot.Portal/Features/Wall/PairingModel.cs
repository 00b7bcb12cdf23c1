namespace TapBot.Portal.Features.Wall;

/// <summary>The code that a screen shows until it is let in.</summary>
/// <param name="Code">The code.</param>
/// <param name="Seconds">How long it is good for.</param>
public sealed record PairingModel(string Code, int Seconds);
