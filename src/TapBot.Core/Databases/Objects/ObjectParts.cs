namespace TapBot.Core.Databases;

/// <summary>What stands below a table: read when somebody opens it, since nobody can look at those of all tables.</summary>
/// <param name="Indexes">Its indexes, the primary key first.</param>
/// <param name="Constraints">Its constraints.</param>
/// <param name="Triggers">Its triggers.</param>
public sealed record ObjectParts(IReadOnlyList<ObjectIndex> Indexes, IReadOnlyList<ObjectConstraint> Constraints, IReadOnlyList<ObjectTrigger> Triggers);
