using Bunit;
using TapBot.Core.Access;
using TapBot.Core.Certificates;
using TapBot.Core.Figures;
using TapBot.Core.Wording;
using TapBot.Portal.Features.Certificates;
using TapBot.Portal.Shell;
using TapBot.Portal.Tests.Ui;
using TapBot.Portal.Ui.Operations;
using TapBot.Testing.Certificates;

namespace TapBot.Portal.Tests.Features.Certificates;

/// <summary>The cards and the details of certificates.</summary>
[Speaking("en")]
public sealed class CertificatesPageTests : UiContext
{
    [Fact]
    public void Cards_SomeFail_TellCoverageNextAndCalendar()
    {
        var cards = Cards(
        [
            Watched("own.test", Verdict.SelfSigned, LightColour.Red, 40), Watched("old.test", Verdict.Expired, LightColour.Red, -3), Watched("soon.test", Verdict.Expiring, LightColour.Yellow, 12), Watched("good.test", Verdict.Valid, LightColour.Green, 83),
            Watched("dead.test", Verdict.CannotConnect, LightColour.Unknown, null),
        ]);

        Assert.Contains("40", cards.Find(".big").TextContent, StringComparison.Ordinal);
        Assert.Contains("2 of 5 endpoints", cards.Markup, StringComparison.Ordinal);
        Assert.Equal(["certificates/own.test", "certificates/old.test", "certificates/dead.test"], cards.FindAll("a.miss").Select(a => a.GetAttribute("href")));
        Assert.Contains("soon.test", cards.FindAll(".card")[1].TextContent, StringComparison.Ordinal);
        Assert.Equal(["past: 1 certificate", "2 w: 1 certificate", "6 w: 1 certificate", "12 w: 1 certificate"], cards.FindAll("ol li").Select(l => l.GetAttribute("title")!).Where(t => !t.Contains(": 0", StringComparison.Ordinal)));
    }

    [Fact]
    public void Cards_AlmostAllCovered_DoNotRoundUp()
    {
        var all = Enumerable.Range(0, 999).Select(i => Watched($"h{i}.test", Verdict.Valid, LightColour.Green, 80)).Append(Watched("own.test", Verdict.SelfSigned, LightColour.Red, 40)).ToList();

        var cards = Cards(all);

        Assert.StartsWith("99", cards.Find(".big").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Cards_RoutersWithoutValidTls_LeadToTheirRouterAndTheirCertificate()
    {
        var all = Enumerable.Range(1, 5).Select(i => Watched($"h{i}.test", Verdict.DefaultCertificate, LightColour.Red, 80) with { Origin = CertificateOrigin.Router, Router = new("edge", $"h{i}/web@docker", "le") }).ToList();

        var cards = Cards(all, [.. all.Select(c => new WebRouter { Router = c.Router!, Scope = Scope.Portal, Endpoints = [c.Endpoint] })]);

        Assert.Contains("0 of 5 web routers", cards.Markup, StringComparison.Ordinal);
        Assert.Equal(all.Select(c => "certificates/" + c.Endpoint.Name), cards.FindAll("a.miss").Select(a => a.GetAttribute("href")));
        Assert.Equal(all.Select(c => PortalUrls.ProxyRouter("edge", c.Router!.Name)), cards.FindAll("a.router").Select(a => a.GetAttribute("href")));
        Assert.Equal("and 2 more", cards.Find("summary").TextContent);
        Assert.Equal(2, cards.FindAll("details li").Count);
    }

    [Fact]
    public void Cards_RouterWithoutTls_IsNamedWithItsReasonThoughNothingIsWatched()
    {
        var cards = Cards([], [new WebRouter { Router = new("edge", "plain@docker", null), Scope = Scope.Portal, Gap = CoverageGap.NoTls, Reason = Phrase.Of("certificates.coverage.noTls") }]);

        Assert.Contains("0 of 1 web router", cards.Markup, StringComparison.Ordinal);
        Assert.Equal("No TLS", cards.Find("li .why").TextContent);
        Assert.StartsWith("The router has no TLS", cards.Find("li").GetAttribute("title"), StringComparison.Ordinal);
        Assert.Equal("plain@docker", cards.Find("a.router").TextContent);
    }

    [Fact]
    public void Panel_OfARouter_LeadsToIt()
    {
        var watched = Watched("shop.test", Verdict.Valid, LightColour.Green, 40) with { ServedBy = "edge · le", Router = new("edge", "shop@docker", "le") };
        watched = watched with { Served = watched.Served! with { StoredIn = "le" } };
        ComponentFactories.AddStub<OperationButton>();

        var panel = Render<CertificatePanel>(p => p.Add(c => c.Endpoint, watched.Endpoint).Add(c => c.Certificate, watched).Add(c => c.CloseHref, "certificates"));

        Assert.Equal("shop@docker", panel.Find("a[href='proxy?in=edge&router=shop%40docker']").TextContent);
        Assert.Contains("The same lies inle", panel.Find(".facts").TextContent.ReplaceLineEndings(""), StringComparison.Ordinal);
    }

    [Fact]
    public void Panel_SeveralFindings_TellsEachWithItsRemedy()
    {
        var watched = Watched("own.test", Verdict.WrongName, LightColour.Red, 40) with
        {
            Findings = [new(Verdict.WrongName, Phrase.Of("certificates.reason.wrongName", ("name", "own.test"), ("names", "other.test"))), new(Verdict.SelfSigned, Phrase.Of("certificates.reason.selfSigned"))],
        };
        ComponentFactories.AddStub<OperationButton>();

        var panel = Render<CertificatePanel>(p => p.Add(c => c.Endpoint, watched.Endpoint).Add(c => c.Certificate, watched).Add(c => c.CloseHref, "certificates"));

        var findings = panel.FindAll(".findings li").Select(l => l.TextContent).ToList();
        Assert.Contains("It is for other.test, not for own.test. Issue one with this name, or correct the address.", findings[0], StringComparison.Ordinal);
        Assert.Contains("TapBot:Certificates:Roots", findings[1], StringComparison.Ordinal);
        Assert.Contains("Test Authority R1", panel.Find(".facts").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Panel_InMaintenance_SaysSo()
    {
        var watched = Watched("own.test", Verdict.SelfSigned, LightColour.Red, 40);
        ComponentFactories.AddStub<OperationButton>();

        var panel = Render<CertificatePanel>(p => p.AddCascadingValue(Worked.On($"certificate:{watched.Endpoint.Text}")).Add(c => c.Endpoint, watched.Endpoint).Add(c => c.Certificate, watched).Add(c => c.CloseHref, "certificates"));

        Assert.StartsWith("Maintenance · ", panel.Find(".light.is-maintenance").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Panel_NotWatched_SaysSo()
    {
        ComponentFactories.AddStub<OperationButton>();

        var panel = Render<CertificatePanel>(p => p.Add(c => c.Endpoint, CertificateEndpoint.Parse("gone.test")).Add(c => c.CloseHref, "certificates"));

        Assert.Contains("This endpoint is not watched any more.", panel.Markup, StringComparison.Ordinal);
    }

    private IRenderedComponent<CertificateCards> Cards(IReadOnlyList<WatchedCertificate> all, IReadOnlyList<WebRouter>? routers = null) =>
        Render<CertificateCards>(p => p.Add(c => c.Certificates, all).Add(c => c.Coverage, CertificateCoverage.Of(all, routers ?? [])));

    private WatchedCertificate Watched(string endpoint, Verdict verdict, LightColour colour, int? days) => new()
    {
        Endpoint = CertificateEndpoint.Parse(endpoint),
        Origin = CertificateOrigin.Configured,
        Scope = Scope.Portal,
        Verdict = verdict,
        Colour = colour,
        Findings = verdict is Verdict.Valid ? [] : [new(verdict, Phrase.Of("certificates.reason.selfSigned"))],
        Served = days is { } left ? Ending(left) : null,
        Since = Time.GetUtcNow(),
    };

    private ServedCertificate Ending(int days) => FakeProbe.Served() with { NotAfter = Time.GetUtcNow().AddDays(days) };
}
