namespace TapBot.Core.Databases;

/// <summary>The settings of an instance at one moment.</summary>
/// <param name="At">When they were read, UTC.</param>
/// <param name="Settings">Those that wait for a restart first, then by category and name.</param>
/// <param name="Grant">The grant that shows the settings, files and lines that the log-in does not see; null when it sees all.</param>
public sealed record ServerSettingList(DateTimeOffset At, IReadOnlyList<ServerSetting> Settings, string? Grant);
