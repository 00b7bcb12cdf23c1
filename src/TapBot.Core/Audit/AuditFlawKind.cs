namespace TapBot.Core.Audit;

/// <summary>What can have been done to the trail.</summary>
public enum AuditFlawKind
{
    /// <summary>The content of a row was changed.</summary>
    Edited,

    /// <summary>Rows are missing between others.</summary>
    Deleted,

    /// <summary>A row stands in the place of another.</summary>
    Reordered,

    /// <summary>A row is whole but stands on another row than the one before it.</summary>
    Replaced,

    /// <summary>The newest rows are missing.</summary>
    Truncated,
}
