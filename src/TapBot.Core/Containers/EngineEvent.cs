
namespace TapBot.Core.Containers;

/// <summary>Something that happened in an engine.</summary>
/// <param name="Server">Where.</param>
/// <param name="At">When, by the engine's clock.</param>
/// <param name="Kind">container, image, network, volume or daemon.</param>
/// <param name="Action">What: start, die, pull, connect, in the engine's words.</param>
/// <param name="Subject">The name of what it happened to, or its id.</param>
/// <param name="Id">The id of what it happened to.</param>
/// <param name="Project">The compose project of the container it happened to; null otherwise.</param>
/// <param name="ExitCode">How a container ended, for <c>die</c>; null otherwise.</param>
public sealed record EngineEvent(ServerName Server, DateTimeOffset At, string Kind, string Action, string Subject, string Id, string? Project, int? ExitCode);
