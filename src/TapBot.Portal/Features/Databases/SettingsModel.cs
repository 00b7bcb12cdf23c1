using TapBot.Core.Databases;

namespace TapBot.Portal.Features.Databases;

/// <summary>The settings of an instance as the API shows them.</summary>
/// <param name="At">When they were read.</param>
/// <param name="Grant">The grant that shows the settings, files and lines that the log-in does not see; null when it sees all.</param>
/// <param name="Settings">Those that wait for a restart first, then by category and name.</param>
public sealed record SettingsModel(DateTimeOffset At, string? Grant, IReadOnlyList<SettingModel> Settings)
{
    /// <summary>A list for the wire.</summary>
    public static SettingsModel Of(ServerSettingList list) => new(list.At, list.Grant, [.. list.Settings.Select(SettingModel.Of)]);
}
