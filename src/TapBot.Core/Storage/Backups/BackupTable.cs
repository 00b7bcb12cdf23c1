namespace TapBot.Core.Storage;

/// <summary>One table in a backup: the part <c>tables/NAME.jsonl</c>, one JSON array a row with the values in the order of the columns.</summary>
/// <param name="Name">Its name in the store.</param>
/// <param name="Columns">What each value of a row is.</param>
/// <param name="Rows">How many rows there are.</param>
/// <param name="Sha256">The hash of the part, hexadecimal.</param>
public sealed record BackupTable(string Name, IReadOnlyList<BackupColumn> Columns, long Rows, string Sha256)
{
    /// <summary>Where its rows lie in the archive.</summary>
    internal string Part => $"tables/{Name}.jsonl";
}
