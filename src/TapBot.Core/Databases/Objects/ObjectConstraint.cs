namespace TapBot.Core.Databases;

/// <summary>A constraint (pg_constraint), but for those that only make a column not null.</summary>
/// <param name="Oid">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">In SQL: <c>primary key</c>, <c>unique</c>, <c>check</c>, <c>foreign key</c>, <c>exclude</c>.</param>
/// <param name="Columns">The names of its columns.</param>
/// <param name="References">The table that a foreign key leads to, as it is written in SQL.</param>
/// <param name="IsValid">False for one that rows from before it may break.</param>
/// <param name="Comment">Its comment.</param>
public sealed record ObjectConstraint(uint Oid, string Name, string Kind, IReadOnlyList<string?> Columns, string? References, bool IsValid, string? Comment)
{
    /// <summary>What it demands, in SQL; null when definitions were not read.</summary>
    public string? Definition { get; init; }
}
