namespace TapBot.Core.Databases;

/// <summary>Something that is known of an object of a certain kind.</summary>
/// <param name="Name">What it is, such as <c>language</c> or <c>partitionOf</c>.</param>
/// <param name="Value">In the server's words; <c>true</c> or <c>false</c> for a flag.</param>
public sealed record ObjectFact(string Name, string Value);
