using TapBot.Core.Certificates;
using TapBot.Core.Figures;
using TapBot.Testing.Certificates;

namespace TapBot.Core.Tests.Certificates;

/// <summary>When the end of a certificate presses.</summary>
public sealed class EndJudgeTests
{
    private static readonly DateTimeOffset Now = TestAuthority.Now;

    [Theory]
    [InlineData(90, 7.1, false)]
    [InlineData(90, 6.9, true)]
    [InlineData(398, 6.9, true)]
    [InlineData(45, 6.9, true)]
    [InlineData(30, 7.1, false)]
    [InlineData(29, 6.9, false)]
    [InlineData(6, 1.9, false)]
    [InlineData(6, 0.5, false)]
    [InlineData(6, 0.4, true)]
    [InlineData(2, 0.2, false)]
    [InlineData(2, 0.05, true)]
    public void IsPressing_SoMuchLeft_IsSevenDaysOrTheSamePartOfAShortLife(double lifetime, double left, bool presses) =>
        Assert.Equal(presses, EndJudge.IsPressing(Now.AddDays(left - lifetime), Now.AddDays(left), Now));

    [Fact]
    public void Of_RenewalThatIsLong_SaysForHowManyDays()
    {
        var reason = EndJudge.Of(Now.AddDays(-78), Now.AddDays(12), isRenewed: true, Now)!.Reason;

        Assert.Equal(("certificates.reason.expiring.overdue", 12, 17), (reason.Code, reason.Arguments["left"], reason.Arguments["count"]));
    }

    [Theory]
    [InlineData(8, LightColour.Yellow)]
    [InlineData(6, LightColour.Red)]
    public void After_CertificateThatEndsSoon_IsRedBelowSevenDays(int left, LightColour colour)
    {
        var first = CertificateStates.First(FixedEndpoints.Of("example.com"), Now);

        Assert.Equal(colour, CertificateStates.After(first, FakeProbe.Bad(Verdict.Expiring, left), Now).Colour);
        Assert.Equal(colour, CertificateStates.After(first, FakeProbe.Bad(Verdict.StoredDiffers, left) with { Findings = [.. FakeProbe.Bad(Verdict.StoredDiffers).Findings, .. FakeProbe.Bad(Verdict.Expiring).Findings] }, Now).Colour);
    }

    [Fact]
    public void After_CertificateThatEndsInOneDayAndIsShortLived_IsNotRedBeforeItsRenewalIsDue()
    {
        var served = FakeProbe.Served() with { NotBefore = Now.AddDays(-4.9), NotAfter = Now.AddDays(1.1) };

        Assert.Equal(LightColour.Yellow, CertificateStates.After(CertificateStates.First(FixedEndpoints.Of("example.com"), Now), new ProbeResult(served, FakeProbe.Bad(Verdict.Expiring).Findings, null), Now).Colour);
    }
}
