using TapBot.Core.Figures;

namespace TapBot.Portal.Features.Figures;

/// <summary>A threshold and its bounds.</summary>
/// <param name="Name">Its name, for <c>thresholds/{threshold}/set</c> and <c>reset</c>.</param>
/// <param name="Unit">share (0 to 1), count, days, seconds or bytes.</param>
/// <param name="HighIsBad">True when the figure is bad above its bounds, false when below.</param>
/// <param name="HasMemory">False when each look is judged by itself, as by a health check: hysteresis and duration must be 0 then.</param>
/// <param name="Least">The least bound that is legal.</param>
/// <param name="Most">The greatest bound that is legal.</param>
/// <param name="Base">What holds for all when nothing is edited.</param>
/// <param name="InForce">What holds for all that have no bounds of their own.</param>
/// <param name="Exceptions">What holds for single objects instead.</param>
public sealed record ThresholdModel(
    string Name, ThresholdUnit Unit, bool HighIsBad, bool HasMemory, double Least, double Most, ThresholdSettingModel Base, ThresholdSettingModel InForce, IReadOnlyList<ThresholdSettingModel> Exceptions)
{
    /// <summary>A threshold in the form of the API.</summary>
    public static ThresholdModel Of(ThresholdView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return new(
            view.Named.Name, view.Named.Unit, view.Named.Default.HighIsBad, view.Named.HasMemory, view.Named.Least, view.Named.Most, ThresholdSettingModel.From(view.Base), ThresholdSettingModel.From(view.ForAll),
            [.. view.Exceptions.Select(ThresholdSettingModel.From)]);
    }
}
