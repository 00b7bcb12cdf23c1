namespace TapBot.Core.Databases;

/// <summary>How one database has grown. What is not known yet is null.</summary>
/// <param name="Name">The database.</param>
/// <param name="Bytes">What it takes now.</param>
/// <param name="InDay">By how many bytes more than a day ago; negative when it has shrunk.</param>
/// <param name="InWeek">The same for seven days.</param>
/// <param name="PerDay">Bytes that it grows by a day, by the median of the last seven days; 0 when it does not grow.</param>
public sealed record DatabaseGrowth(string Name, long? Bytes, long? InDay, long? InWeek, double? PerDay);
