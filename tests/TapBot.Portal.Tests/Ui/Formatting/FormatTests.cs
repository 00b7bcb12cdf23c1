using TapBot.Portal.Resources;
using TapBot.Portal.Ui.Formatting;

namespace TapBot.Portal.Tests.Ui.Formatting;

public sealed class FormatTests
{
    private readonly Format format = new(new Texts());

    [Theory]
    [Speaking("en")]
    [InlineData(null, "—")]
    [InlineData(0L, "0 B")]
    [InlineData(1023L, "1023 B")]
    [InlineData(1024L, "1.0 KiB")]
    [InlineData(851_443_712L, "812 MiB")]
    [InlineData(1_073_741_823L, "1.0 GiB")]
    [InlineData(1_503_238_553L, "1.4 GiB")]
    public void Bytes_ByStepsOf1024_TakesTheUnitThatReads(long? bytes, string expected) => Assert.Equal(expected, Plain(format.Bytes(bytes)));

    [Theory]
    [Speaking("en")]
    [InlineData(double.NaN, "—")]
    [InlineData(0.0, "0 B/s")]
    [InlineData(29_200.0, "29.2 kB/s")]
    [InlineData(999_960.0, "1.0 MB/s")]
    [InlineData(58_600_000.0, "58.6 MB/s")]
    public void Rate_ByStepsOf1000_TakesTheUnitThatReads(double rate, string expected) => Assert.Equal(expected, Plain(format.Rate(rate)));

    [Theory]
    [Speaking("en")]
    [InlineData(null, "—")]
    [InlineData(0.008, "0.8 %")]
    [InlineData(2.137, "213.7 %")]
    [InlineData(double.PositiveInfinity, "—")]
    public void Percent_Ratio_IsPerCent(double? ratio, string expected) => Assert.Equal(expected, Plain(format.Percent(ratio)));

    [Theory]
    [Speaking("en")]
    [InlineData(41, "41 s")]
    [InlineData(134, "2 min 14 s")]
    [InlineData(900, "15 min")]
    [InlineData(3600, "1 h")]
    [InlineData(273_600, "3 d 4 h")]
    [InlineData(3_470_400, "40 d")]
    [InlineData(-5, "0 s")]
    public void Duration_AnyLength_SaysTheTwoLargestUnits(int seconds, string expected) => Assert.Equal(expected, Plain(format.Duration(TimeSpan.FromSeconds(seconds))));

    [Theory]
    [Speaking("en")]
    [InlineData(18_000, "5 h ago")]
    [InlineData(59, "59 s ago")]
    [InlineData(200_000, "2 d ago")]
    public void Ago_AnyLength_SaysTheLargestUnit(int seconds, string expected) => Assert.Equal(expected, Plain(format.Ago(TimeSpan.FromSeconds(seconds))));

    [Fact]
    [Speaking("ru")]
    public void All_InRussian_UseItsUnitsAndComma() => Assert.Equal(
        ["1,4 ГиБ", "29,2 кБ/с", "21,4 %", "3 д 4 ч", "5 ч назад"],
        new[] { format.Bytes(1_503_238_553), format.Rate(29_200), format.Percent(.214), format.Duration(TimeSpan.FromHours(76)), format.Ago(TimeSpan.FromHours(5)) }.Select(Plain));

    private static string Plain(string text) => text.Replace('\u00A0', ' ');
}
