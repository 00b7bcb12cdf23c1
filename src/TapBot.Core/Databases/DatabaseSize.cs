namespace TapBot.Core.Databases;

/// <summary>How large one database of an instance is.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Bytes">What it takes on the disk; null when the log-in may not connect to it.</param>
public sealed record DatabaseSize(string Name, long? Bytes);
