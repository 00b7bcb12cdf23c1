using System.Text;
using TapBot.Core.Access;

namespace TapBot.Core.Tests.Access;

public sealed class TotpCodeTests
{
    private static readonly byte[] Key = Encoding.ASCII.GetBytes("12345678901234567890");

    /// <summary>Appendix B of RFC 6238, SHA-1, the last six of the eight digits.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void At_MomentsOfTheStandard_GivesItsCodes(long seconds, string code) => Assert.Equal(code, TotpCode.At(Key, TotpCode.StepOf(DateTimeOffset.FromUnixTimeSeconds(seconds))));

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void Match_ClockThatIsOff_IsTakenUpToOneStep(int steps, bool taken)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1234567890);
        var typed = TotpCode.At(Key, TotpCode.StepOf(now) + steps);

        Assert.Equal(taken ? TotpCode.StepOf(now) + steps : null, TotpCode.Match(Key, typed, now, 0));
    }

    [Fact]
    public void Match_UsedStepOrOneBefore_IsRefused()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1234567890);
        var step = TotpCode.StepOf(now);

        Assert.Null(TotpCode.Match(Key, TotpCode.At(Key, step), now, step));
        Assert.Null(TotpCode.Match(Key, TotpCode.At(Key, step - 1), now, step));
        Assert.Equal(step + 1, TotpCode.Match(Key, TotpCode.At(Key, step + 1), now, step));
    }

    [Theory]
    [InlineData("123 456", "123456")]
    [InlineData(" 123456 ", "123456")]
    [InlineData("12345", null)]
    [InlineData("1234567", null)]
    [InlineData("0123456", null)]
    [InlineData("123456\0", null)]
    [InlineData("123456\n", null)]
    [InlineData("\t123456", null)]
    [InlineData("+12345", null)]
    [InlineData("12345a", null)]
    [InlineData("１２３４５６", null)]
    [InlineData("", null)]
    public void Digital_Typed_IsSixDigitsOrNothing(string typed, string? code) => Assert.Equal(code, TotpCode.Digital(typed));

    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Base32_TextsOfRfc4648_AreWrittenSo(string plain, string written) => Assert.Equal(written, Base32.Write(Encoding.ASCII.GetBytes(plain)));
}
