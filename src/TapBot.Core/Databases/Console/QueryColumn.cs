namespace TapBot.Core.Databases;

/// <summary>A column of a result.</summary>
/// <param name="Name">As the server calls it.</param>
/// <param name="Type">Its type as the server writes it, such as <c>timestamp with time zone</c>.</param>
public sealed record QueryColumn(string Name, string Type);
