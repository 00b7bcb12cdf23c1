namespace TapBot.Core.Databases;

/// <summary>What an object of an instance is.</summary>
public enum ObjectKind
{
    /// <summary>One database of the instance.</summary>
    Database,

    /// <summary>A role, of the whole instance.</summary>
    Role,

    /// <summary>A tablespace, of the whole instance.</summary>
    Tablespace,

    /// <summary>A schema.</summary>
    Schema,

    /// <summary>An extension.</summary>
    Extension,

    /// <summary>An ordinary table, also one that is a partition.</summary>
    Table,

    /// <summary>A table that is split into partitions.</summary>
    PartitionedTable,

    /// <summary>A table of another server.</summary>
    ForeignTable,

    /// <summary>A view.</summary>
    View,

    /// <summary>A view whose rows are kept.</summary>
    MaterializedView,

    /// <summary>A sequence.</summary>
    Sequence,

    /// <summary>A function, window functions included.</summary>
    Function,

    /// <summary>A procedure.</summary>
    Procedure,

    /// <summary>An aggregate.</summary>
    Aggregate,

    /// <summary>A type of its own: enumeration, domain, composite, range or base type. Not the row type of a table.</summary>
    Type,
}
