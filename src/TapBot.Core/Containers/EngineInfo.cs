namespace TapBot.Core.Containers;

/// <summary>Who answered.</summary>
/// <param name="Version">The engine's version.</param>
/// <param name="ApiVersion">The API version that is spoken with it.</param>
/// <param name="Clock">The engine's clock.</param>
/// <param name="Cores">Its processor cores.</param>
/// <param name="Memory">Its memory in bytes.</param>
internal sealed record EngineInfo(string Version, string ApiVersion, DateTimeOffset Clock, int Cores, long Memory);
