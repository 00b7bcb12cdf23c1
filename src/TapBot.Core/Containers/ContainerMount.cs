namespace TapBot.Core.Containers;

/// <summary>Something mounted into a container.</summary>
/// <param name="Kind">bind, volume, tmpfs in the engine's words.</param>
/// <param name="Source">The volume's name or the path on the server.</param>
/// <param name="Target">The path in the container.</param>
/// <param name="Writable">False when mounted read-only.</param>
/// <param name="Path">The path on the server, also of a volume; null when it lies in memory or the engine does not say.</param>
public sealed record ContainerMount(string Kind, string Source, string Target, bool Writable, string? Path = null);
