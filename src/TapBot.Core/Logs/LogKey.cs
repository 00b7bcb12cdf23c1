
namespace TapBot.Core.Logs;

/// <summary>Names one log.</summary>
/// <param name="Server">Where it is.</param>
/// <param name="Source">What writes it, by a name that nothing else will have: a container's full id.</param>
public readonly record struct LogKey(ServerName Server, string Source);
