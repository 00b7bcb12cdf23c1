namespace TapBot.Core.Storage;

/// <summary>One column of a table in a backup.</summary>
/// <param name="Name">Its name in the store.</param>
/// <param name="Kind">What it holds.</param>
public sealed record BackupColumn(string Name, BackupKind Kind);
