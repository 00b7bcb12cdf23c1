namespace TapBot.Core.Databases;

/// <summary>What one run is remembered by.</summary>
/// <param name="Actor">Who ran it.</param>
/// <param name="Instance">Where.</param>
/// <param name="Database">In which database.</param>
/// <param name="Mode">As whom.</param>
/// <param name="Entries">Its statements, in the order in which they ran.</param>
internal sealed record PastBatch(Actor Actor, DatabaseName Instance, string Database, QueryMode Mode, IReadOnlyList<PastEntry> Entries);
