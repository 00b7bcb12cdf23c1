using TapBot.Core.Databases;

namespace TapBot.Portal.Features.Databases;

/// <summary>A setting as the API shows it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Category">What it belongs to, in the server's words.</param>
/// <param name="Value">Its value as the server writes it for people, with the unit; <c>…</c> for a command or connection to the primary where the permission ReadSql is missing.</param>
/// <param name="Default">The value without anybody's word, written alike.</param>
/// <param name="Unit">The unit of a bare number.</param>
/// <param name="Source">Who has set it.</param>
/// <param name="File">The file it stands in.</param>
/// <param name="Line">The line there.</param>
/// <param name="Context">When a change takes effect.</param>
/// <param name="Changed">True when somebody has set it.</param>
/// <param name="Own">True when the portal has set it for its own connection: other sessions may have another value.</param>
/// <param name="PendingRestart">True when a change waits for a restart.</param>
/// <param name="Description">What it is for, in the server's words.</param>
public sealed record SettingModel(
    string Name, string Category, string Value, string? Default, string? Unit, string Source, string? File, int? Line, string Context, bool Changed, bool Own, bool PendingRestart, string Description)
{
    /// <summary>A setting for the wire.</summary>
    public static SettingModel Of(ServerSetting setting) => new(
        setting.Name, setting.Category, setting.Value, setting.Default, setting.Unit, setting.Source, setting.File, setting.Line, setting.Context, setting.IsChanged, setting.IsOwn,
        setting.WaitsForRestart, setting.Description);
}
