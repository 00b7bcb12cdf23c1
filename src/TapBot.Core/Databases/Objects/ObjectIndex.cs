namespace TapBot.Core.Databases;

/// <summary>An index (pg_index, pg_stat_all_indexes).</summary>
/// <param name="Oid">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Method">The access method, such as <c>btree</c>.</param>
/// <param name="Columns">The names of its columns; null in place of an expression.</param>
/// <param name="IsUnique">True for a unique one.</param>
/// <param name="IsPrimary">True for that of the primary key.</param>
/// <param name="IsValid">False for what a failed <c>create index concurrently</c> has left.</param>
/// <param name="Bytes">Its size as the server knew it last (relpages).</param>
/// <param name="Scans">How often it was used since statistics began.</param>
/// <param name="Comment">Its comment.</param>
public sealed record ObjectIndex(uint Oid, string Name, string Method, IReadOnlyList<string?> Columns, bool IsUnique, bool IsPrimary, bool IsValid, long Bytes, long Scans, string? Comment)
{
    /// <summary>The statement that makes it; null when definitions were not read.</summary>
    public string? Definition { get; init; }
}
