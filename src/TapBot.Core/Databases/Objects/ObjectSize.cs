using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>What an object takes on the disk.</summary>
/// <param name="Total">All of it, in bytes; null when it could not be read.</param>
/// <param name="Indexes">What its indexes take of that; null for what has none.</param>
/// <param name="Why">Why it could not be read: then the total is an estimate from the pages the server knew of last, or null.</param>
public sealed record ObjectSize(long? Total, long? Indexes, Phrase? Why);
