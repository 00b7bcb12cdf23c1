namespace TapBot.Core.Servers;

/// <summary>One mount.</summary>
/// <param name="Number">The device's numbers, "8:1": the same for every place where the file system is mounted.</param>
/// <param name="Root">Which part of the file system is mounted; "/" for all of it.</param>
/// <param name="Point">Where.</param>
/// <param name="Kind">The file system's kind.</param>
/// <param name="Device">What is mounted.</param>
/// <param name="IsReadOnly">True when nothing can be written there.</param>
/// <param name="Options">The options of the file system itself.</param>
internal sealed record Mount(string Number, string Root, string Point, string Kind, string Device, bool IsReadOnly, string Options);
