using TapBot.Core.Figures;

namespace TapBot.Portal.Features.Figures;

/// <summary>Bounds that hold.</summary>
/// <param name="Of">What they hold for; null for all that have none of their own.</param>
/// <param name="Bounds">The bounds.</param>
/// <param name="Origin">default, configuration or edited.</param>
/// <param name="SetAt">When they were edited.</param>
public sealed record ThresholdSettingModel(string? Of, BoundsModel Bounds, ThresholdOrigin Origin, DateTimeOffset? SetAt)
{
    /// <summary>A setting in the form of the API.</summary>
    public static ThresholdSettingModel From(ThresholdSetting setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        return new(setting.Of, BoundsModel.Of(setting.Bounds), setting.Origin, setting.SetAt);
    }
}
