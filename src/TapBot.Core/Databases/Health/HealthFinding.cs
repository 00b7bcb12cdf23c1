using TapBot.Core.Figures;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>One thing that a check has found.</summary>
/// <param name="Colour">How bad it is; green for a hint that makes nothing worse.</param>
/// <param name="Says">What it is. Arguments whose names end with <c>Bytes</c>, <c>Seconds</c> and <c>Share</c> are sizes, lengths of time and ratios.</param>
/// <param name="Remedy">SQL that helps, to be read and run by a person; null when there is none.</param>
/// <param name="Database">The database that the SQL belongs into; null when any will do.</param>
public sealed record HealthFinding(LightColour Colour, Phrase Says, string? Remedy = null, string? Database = null);
