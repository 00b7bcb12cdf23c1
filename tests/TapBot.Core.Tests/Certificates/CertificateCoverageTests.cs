using TapBot.Core.Access;
using TapBot.Core.Certificates;
using TapBot.Core.Figures;
using TapBot.Core.Wording;
using TapBot.Testing.Certificates;

namespace TapBot.Core.Tests.Certificates;

/// <summary>Web routers served over valid TLS, of all web routers.</summary>
public sealed class CertificateCoverageTests
{
    [Fact]
    public void Of_RouterWhoseEndpointSomebodyConfigured_IsCountedAllTheSame()
    {
        var coverage = CertificateCoverage.Of([Watched("shop.test", Verdict.Valid, CertificateOrigin.Configured), Watched("other.test", Verdict.Expired, CertificateOrigin.Configured)], [Router("shop@docker", "shop.test")]);

        Assert.Equal((1, 1, true), (coverage.Covered, coverage.Total, coverage.OfRouters));
    }

    [Fact]
    public void Of_RoutersOfOneName_AreCountedEach() =>
        Assert.Equal((2, 2), Counted(CertificateCoverage.Of([Watched("shop.test", Verdict.Valid)], [Router("shop@docker", "shop.test"), Router("api@docker", "shop.test")])));

    [Fact]
    public void Of_RouterWithoutTls_IsMissingWhateverItsNameServes()
    {
        var plain = Router("plain@docker", "shop.test") with { Gap = CoverageGap.NoTls, Reason = Phrase.Of("certificates.coverage.noTls") };
        var coverage = CertificateCoverage.Of([Watched("shop.test", Verdict.Valid)], [plain, Router("shop@docker", "shop.test")]);

        Assert.Equal((1, 2), Counted(coverage));
        Assert.Equal((CoverageGap.NoTls, LightColour.Red, "plain@docker"), (coverage.Missing[0].Gap, coverage.Missing[0].Colour, coverage.Missing[0].Name));
    }

    [Fact]
    public void Of_RouterWithOneBadName_IsMissingWithItsReason()
    {
        var coverage = CertificateCoverage.Of([Watched("good.test", Verdict.Valid), Watched("bad.test", Verdict.Expired)], [Router("shop@docker", "good.test", "bad.test")]);

        var missing = Assert.Single(coverage.Missing);
        Assert.Equal((CoverageGap.NotAccepted, LightColour.Red, "bad.test", "certificates.reason.selfSigned"), (missing.Gap, missing.Colour, missing.Certificate?.Endpoint.Name, missing.Reason.Code));
    }

    [Fact]
    public void Of_RouterThatWasNotLookedAtYet_IsMissing()
    {
        var coverage = CertificateCoverage.Of([Watched("new.test", null)], [Router("new@docker", "new.test"), Router("newer@docker", "newer.test")]);

        Assert.Equal((0, 2), Counted(coverage));
        Assert.All(coverage.Missing, m => Assert.Equal((CoverageGap.NotYet, LightColour.Unknown), (m.Gap, m.Colour)));
    }

    [Fact]
    public void Of_RouterWhoseHostIsNotKnown_IsMissingAndNobodyCanTell()
    {
        var open = Router("any@docker", "good.test") with { Gap = CoverageGap.HostUnknown, Reason = Phrase.Of("certificates.coverage.host.any") };

        var missing = Assert.Single(CertificateCoverage.Of([Watched("good.test", Verdict.Valid)], [open]).Missing);

        Assert.Equal((CoverageGap.HostUnknown, LightColour.Unknown, "certificates.coverage.host.any"), (missing.Gap, missing.Colour, missing.Reason.Code));
    }

    [Fact]
    public void Of_NameThatSomebodySaidHowToReach_IsLookedAtThere() =>
        Assert.Equal((1, 1), Counted(CertificateCoverage.Of([Watched("shop.test@127.0.0.1:8443", Verdict.Valid, CertificateOrigin.Configured)], [Router("shop@docker", "shop.test")])));

    [Fact]
    public void Of_ReaderWhoMayNotSeeTheEndpoint_IsToldOfTheRouterOnly()
    {
        var coverage = CertificateCoverage.Of([], [Router("shop@docker", "shop.test")], [Watched("shop.test", Verdict.Expired)]);

        Assert.Equal((CoverageGap.NotAccepted, null), (coverage.Missing[0].Gap, coverage.Missing[0].Certificate));
    }

    [Fact]
    public void Of_WhatIsCertain_StandsFirst() =>
        Assert.Equal(["bad@docker", "new@docker"], CertificateCoverage.Of([Watched("bad.test", Verdict.Expired)], [Router("new@docker", "new.test"), Router("bad@docker", "bad.test")]).Missing.Select(m => m.Name));

    [Theory]
    [InlineData(Verdict.Valid, true)]
    [InlineData(Verdict.Expiring, true)]
    [InlineData(Verdict.StoredDiffers, true)]
    [InlineData(Verdict.OldProtocol, true)]
    [InlineData(Verdict.SelfSigned, false)]
    [InlineData(Verdict.CannotConnect, false)]
    public void Of_Verdict_IsCoveredWhenClientsAcceptIt(Verdict verdict, bool covered) => Assert.Equal(covered ? 1 : 0, CertificateCoverage.Of([Watched("shop.test", verdict)], []).Covered);

    [Fact]
    public void Of_ServerWithOldVersionsOnly_IsNotCovered() =>
        Assert.Equal(0, CertificateCoverage.Of([Watched("shop.test", Verdict.OldProtocol) with { Served = FakeProbe.Served(60, "TLS 1.0", "TLS 1.1") }], []).Covered);

    private static (int Covered, int Total) Counted(CertificateCoverage coverage) => (coverage.Covered, coverage.Total);

    private static WebRouter Router(string name, params string[] endpoints) =>
        new() { Router = new CertificateRouter("edge", name, "le"), Scope = Scope.Portal, Endpoints = [.. endpoints.Select(e => CertificateEndpoint.Parse(e))] };

    private static WatchedCertificate Watched(string endpoint, Verdict? verdict, CertificateOrigin origin = CertificateOrigin.Router) => new()
    {
        Endpoint = CertificateEndpoint.Parse(endpoint), Origin = origin, Scope = Scope.Portal, Verdict = verdict,
        Colour = verdict is null ? LightColour.Unknown : verdict is Verdict.Valid ? LightColour.Green : LightColour.Red, Reason = Phrase.Of(verdict is null ? "certificates.reason.notYet" : "certificates.reason.selfSigned"),
    };
}
