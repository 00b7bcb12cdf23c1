namespace TapBot.Core.Containers;

/// <summary>An environment variable of a container.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value, or what stands in place of it.</param>
/// <param name="Hidden">True when the value is not shown.</param>
public sealed record EnvironmentValue(string Name, string Value, bool Hidden);
