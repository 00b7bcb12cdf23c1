namespace TapBot.Core.Databases;

/// <summary>An object of an instance as lists show it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Oid">Its number in its catalog.</param>
/// <param name="Name">Its name, as it is and not quoted.</param>
public sealed record DatabaseObject(ObjectKind Kind, uint Oid, string Name)
{
    /// <summary>The schema it is in; null for what is in none.</summary>
    public string? Schema { get; init; }

    /// <summary>The arguments that tell a function from others of its name; null for all but functions, procedures and aggregates.</summary>
    public string? Arguments { get; init; }

    /// <summary>Rows as the server reckoned them last (reltuples); null when it never has.</summary>
    public long? Rows { get; init; }

    /// <summary>Bytes of its own file as the server knew them last (relpages), or of a database as read within five minutes; null when nobody knows.</summary>
    public long? Bytes { get; init; }

    /// <summary>True for a database that the monitor log-in may not connect to.</summary>
    public bool IsClosed { get; init; }

    /// <summary>What names it.</summary>
    public ObjectId Id => new(Kind, Oid);

    /// <summary>The name with its arguments.</summary>
    public string Title => Arguments is null ? Name : $"{Name}({Arguments})";

    /// <summary>The same with its schema before it.</summary>
    public string FullName => Schema is null ? Title : $"{Schema}.{Title}";
}
