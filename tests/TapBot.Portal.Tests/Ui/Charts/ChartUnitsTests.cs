using TapBot.Portal.Resources;
using TapBot.Portal.Ui.Charts;

namespace TapBot.Portal.Tests.Ui.Charts;

public sealed class ChartUnitsTests
{
    private readonly ChartUnits units = new(new Texts());

    [Theory]
    [Speaking("en")]
    [InlineData(null, ChartUnit.Number, "—")]
    [InlineData(double.NaN, ChartUnit.Number, "—")]
    [InlineData(double.PositiveInfinity, ChartUnit.Bytes, "—")]
    [InlineData(0.0, ChartUnit.Number, "0")]
    [InlineData(31.0, ChartUnit.Number, "31")]
    [InlineData(0.4567, ChartUnit.Number, "0.457")]
    [InlineData(1_204_000.0, ChartUnit.Number, "1,204,000")]
    [InlineData(-12.34, ChartUnit.Number, "-12.3")]
    [InlineData(412.4, ChartUnit.PerSecond, "412 /s")]
    [InlineData(0.9921, ChartUnit.Percent, "99.2 %")]
    [InlineData(0.0004, ChartUnit.Percent, "0.04 %")]
    [InlineData(1.0, ChartUnit.Percent, "100 %")]
    [InlineData(0.0, ChartUnit.Bytes, "0 B")]
    [InlineData(1023.0, ChartUnit.Bytes, "1,023 B")]
    [InlineData(1_048_575.0, ChartUnit.Bytes, "1 MiB")]
    [InlineData(851_443_712.0, ChartUnit.Bytes, "812 MiB")]
    [InlineData(1_610_612_736.0, ChartUnit.Bytes, "1.5 GiB")]
    [InlineData(29_200.0, ChartUnit.BytesPerSecond, "29.2 kB/s")]
    [InlineData(82.0, ChartUnit.Milliseconds, "82 ms")]
    [InlineData(1_420.0, ChartUnit.Milliseconds, "1.42 s")]
    [InlineData(90_000.0, ChartUnit.Milliseconds, "1.5 min")]
    [InlineData(7_200_000.0, ChartUnit.Milliseconds, "2 h")]
    public void Say_AnyUnit_TakesTheWordThatReads(double? value, ChartUnit unit, string expected) => Assert.Equal(expected, Plain(units.Say(value, unit)));

    [Theory]
    [Speaking("ru")]
    [InlineData(1_204_000.0, ChartUnit.Number, "1\u202F204\u202F000")]
    [InlineData(1_610_612_736.0, ChartUnit.Bytes, "1,5 ГиБ")]
    [InlineData(412.4, ChartUnit.PerSecond, "412 /с")]
    [InlineData(0.9921, ChartUnit.Percent, "99,2 %")]
    public void Say_InRussian_UsesItsUnitsCommaAndThinSpaces(double value, ChartUnit unit, string expected) => Assert.Equal(expected, Plain(units.Say(value, unit)));

    [Theory]
    [InlineData(ChartUnit.Number)]
    [InlineData(ChartUnit.PerSecond)]
    [InlineData(ChartUnit.Percent)]
    [InlineData(ChartUnit.Bytes)]
    [InlineData(ChartUnit.BytesPerSecond)]
    [InlineData(ChartUnit.Milliseconds)]
    public void StepsOf_AnyUnit_RiseAndHaveTexts(ChartUnit unit)
    {
        var steps = units.StepsOf(unit);

        Assert.NotEmpty(steps);
        Assert.Equal(steps.Select(s => s.Size).Order(), steps.Select(s => s.Size));
        Assert.DoesNotContain(steps, s => s.Word.StartsWith("ui.", StringComparison.Ordinal));
    }

    private static string Plain(string text) => text.Replace('\u00A0', ' ');
}
