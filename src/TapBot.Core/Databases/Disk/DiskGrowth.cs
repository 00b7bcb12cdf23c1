namespace TapBot.Core.Databases;

/// <summary>How what is used grows.</summary>
/// <param name="BytesPerDay">Bytes per day, 0 when it does not grow; null when there is too little history to tell.</param>
/// <param name="Covered">The time that this is about.</param>
internal readonly record struct DiskGrowth(double? BytesPerDay, TimeSpan Covered);
