using System.Globalization;
using TapBot.Portal.Resources;
using TapBot.Portal.Ui.Formatting;

namespace TapBot.Portal.Ui.Charts;

/// <summary>Writes the numbers of charts with three digits that matter and their unit. <c>wwwroot/js/chart/units.js</c> does the same by the same steps for axes and legend.</summary>
internal sealed class ChartUnits(Texts texts)
{
    private const char Gap = '\u00A0';
    private const char ThinGap = '\u202F';

    /// <summary>The words of a unit, smallest first.</summary>
    public IReadOnlyList<ChartStep> StepsOf(ChartUnit unit) => unit switch
    {
        ChartUnit.PerSecond => [new(1, texts["ui.unit.perSecond"])],
        ChartUnit.Percent => [new(0.01, "%")],
        ChartUnit.Bytes => Powers(1024, "b", "kib", "mib", "gib", "tib", "pib"),
        ChartUnit.BytesPerSecond => Powers(1000, "bps", "kbps", "mbps", "gbps"),
        ChartUnit.Milliseconds => [new(1, texts["ui.unit.ms"]), new(1_000, texts["ui.unit.s"]), new(60_000, texts["ui.unit.min"]), new(3_600_000, texts["ui.unit.h"])],
        ChartUnit.Seconds => [new(1, texts["ui.unit.s"]), new(60, texts["ui.unit.min"]), new(3_600, texts["ui.unit.h"]), new(86_400, texts["ui.unit.d"])],
        _ => [new(1, "")],
    };

    /// <summary>A value as people read it; a dash for a gap.</summary>
    public string Say(double? value, ChartUnit unit)
    {
        if (value is not { } number || !double.IsFinite(number))
            return Format.Nothing;
        var steps = StepsOf(unit);
        var step = steps.LastOrDefault(s => Math.Round(Math.Abs(number) / s.Size, 3) >= 1, steps[0]);
        var text = (number / step.Size).ToString(PatternOf(Math.Abs(number / step.Size)), NumbersOf(CultureInfo.CurrentCulture));
        return step.Word.Length == 0 ? text : text + Gap + step.Word;
    }

    private static string PatternOf(double size) => size switch
    {
        >= 100 => "#,##0",
        >= 10 => "#,##0.#",
        >= 1 => "#,##0.##",
        _ => "#,##0.###",
    };

    /// <summary>Where a culture sets thousands apart by a space it is a thin one, so that the number stays one word to the eye.</summary>
    private static NumberFormatInfo NumbersOf(CultureInfo culture)
    {
        if (culture.NumberFormat.NumberGroupSeparator is not [Gap])
            return culture.NumberFormat;
        var numbers = (NumberFormatInfo)culture.NumberFormat.Clone();
        numbers.NumberGroupSeparator = ThinGap.ToString();
        return numbers;
    }

    private ChartStep[] Powers(double of, params string[] words) => [.. words.Select((word, power) => new ChartStep(Math.Pow(of, power), texts["ui.unit." + word]))];
}
