namespace TapBot.Core.Databases;

/// <summary>One object with all that is known of it. Parts that its kind does not have are empty or null.</summary>
public sealed record ObjectDetails
{
    /// <summary>What it is, as it is called now.</summary>
    public required DatabaseObject Object { get; init; }

    /// <summary>When it was read, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The role it belongs to.</summary>
    public string? Owner { get; init; }

    /// <summary>Its comment.</summary>
    public string? Comment { get; init; }

    /// <summary>What else its kind has, by name, in the server's words.</summary>
    public IReadOnlyList<ObjectFact> Facts { get; init; } = [];

    /// <summary>Columns of a table or view, attributes of a composite type.</summary>
    public IReadOnlyList<ObjectColumn> Columns { get; init; } = [];

    /// <summary>Indexes, the primary key first.</summary>
    public IReadOnlyList<ObjectIndex> Indexes { get; init; } = [];

    /// <summary>Constraints of a table or a domain, the primary key first.</summary>
    public IReadOnlyList<ObjectConstraint> Constraints { get; init; } = [];

    /// <summary>Triggers but for those that the server made for a constraint.</summary>
    public IReadOnlyList<ObjectTrigger> Triggers { get; init; } = [];

    /// <summary>What the server counts of a table or materialized view.</summary>
    public ObjectStatistics? Statistics { get; init; }

    /// <summary>What it takes on the disk.</summary>
    public ObjectSize? Size { get; init; }

    /// <summary>What it needs.</summary>
    public IReadOnlyList<ObjectDependency> DependsOn { get; init; } = [];

    /// <summary>What needs it.</summary>
    public IReadOnlyList<ObjectDependency> NeededBy { get; init; } = [];

    /// <summary>True when a list above has more than <see cref="ObjectPartsSql.Most"/> members and was cut.</summary>
    public bool IsCut { get; init; }

    /// <summary>The SQL that makes it; null for a kind that has none.</summary>
    public ObjectDefinition? Definition { get; init; }
}
