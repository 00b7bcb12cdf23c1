namespace TapBot.Core.Databases;

/// <summary>What stands around the columns of a table or view in SQL. Every text is SQL already: names quoted by the server, which knows its own words.</summary>
internal sealed record RelationFrame
{
    /// <summary>The name with its schema.</summary>
    public required string Name { get; init; }

    public required ObjectKind Kind { get; init; }

    public bool IsUnlogged { get; init; }

    /// <summary>What a partitioned table is split by.</summary>
    public string? PartitionKey { get; init; }

    /// <summary>Which rows of its parent a partition has; it is attached by a statement of its own.</summary>
    public string? Bound { get; init; }

    /// <summary>The tables it inherits from.</summary>
    public IReadOnlyList<string?> Parents { get; init; } = [];

    public string? Options { get; init; }

    public string? Tablespace { get; init; }

    /// <summary>The access method where it is not the usual one.</summary>
    public string? AccessMethod { get; init; }

    /// <summary>The server of a foreign table.</summary>
    public string? Server { get; init; }

    public string? ServerOptions { get; init; }

    /// <summary>The query of a view.</summary>
    public string? Query { get; init; }

    /// <summary>False for a materialized view without rows.</summary>
    public bool IsPopulated { get; init; } = true;
}
