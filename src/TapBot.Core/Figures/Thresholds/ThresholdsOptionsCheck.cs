using System.Globalization;
using Microsoft.Extensions.Options;

namespace TapBot.Core.Figures;

/// <summary>Says everything that is wrong with the configured bounds, at once.</summary>
internal sealed class ThresholdsOptionsCheck(IEnumerable<IThresholdRoom> rooms) : IValidateOptions<ThresholdsOptions>
{
    public ValidateOptionsResult Validate(string? name, ThresholdsOptions options)
    {
        var known = rooms.SelectMany(r => r.Thresholds).ToDictionary(t => t.Name, StringComparer.OrdinalIgnoreCase);
        var problems = options.Thresholds.Select(entry => known.TryGetValue(entry.Key, out var named)
            ? Problem(named, entry.Value.Over(named.Default))
            : $"TapBot:Thresholds:{entry.Key} is not known; legal: {string.Join(", ", known.Keys.Order(StringComparer.Ordinal))}.").OfType<string>().ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static string? Problem(NamedThreshold named, Threshold bounds) => named.Flaw(bounds) is null ? null : string.Create(
        CultureInfo.InvariantCulture,
        $"TapBot:Thresholds:{named.Name} is Yellow {bounds.Yellow}, Red {bounds.Red}, Hysteresis {bounds.Hysteresis}, Duration {bounds.Duration}; legal: bounds from {named.Least} to {named.Most}, Yellow {(named.Default.HighIsBad ? "below" : "above")} Red, Hysteresis from 0 to the way from Yellow to {(named.Default.HighIsBad ? named.Least : named.Most)}, Duration from 00:00:00 to {NamedThreshold.LongestDuration}.");
}
