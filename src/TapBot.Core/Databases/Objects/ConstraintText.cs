namespace TapBot.Core.Databases;

/// <summary>A constraint in SQL.</summary>
/// <param name="Oid">Its number.</param>
/// <param name="Name">Its name, quoted by the server.</param>
/// <param name="Definition">What it demands.</param>
/// <param name="IsInside">True when it can stand among the columns; foreign keys and what is not valid come after the table.</param>
internal sealed record ConstraintText(uint Oid, string Name, string Definition, bool IsInside);
