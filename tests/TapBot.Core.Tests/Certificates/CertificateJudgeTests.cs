using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using TapBot.Core.Certificates;
using TapBot.Testing.Certificates;

namespace TapBot.Core.Tests.Certificates;

/// <summary>What is said of chains that were sent like this.</summary>
public sealed class CertificateJudgeTests
{
    private static readonly DateTimeOffset Now = TestAuthority.Now;
    private static readonly string[] Modern = ["TLS 1.2", "TLS 1.3"];
    private static readonly TestAuthority Root = TestAuthority.Root(), Intermediate = Root.Intermediate(), Stranger = TestAuthority.Root("Stranger");

    [Fact]
    public void Judge_WholeChainForTheName_FindsNothing() => Assert.Empty(Judge([Intermediate.Leaf(), Intermediate.Certificate]));

    [Fact]
    public void Judge_RootThatIsSentToo_FindsNothing() => Assert.Empty(Judge([Intermediate.Leaf(), Intermediate.Certificate, Root.Certificate]));

    [Fact]
    public void Judge_ChainInAnyOrder_FindsNothing()
    {
        var second = Intermediate.Intermediate("Second");
        Assert.Empty(Judge([second.Leaf(), Intermediate.Certificate, second.Certificate]));
    }

    [Fact]
    public void Judge_Ended_SaysWhen()
    {
        var finding = First([Intermediate.Leaf(ends: Now.AddDays(-1), begins: Now.AddDays(-90)), Intermediate.Certificate]);

        Assert.Equal((Verdict.Expired, "certificates.reason.expired"), (finding.Verdict, finding.Reason.Code));
        Assert.Equal(Now.AddDays(-1), finding.Reason.Arguments["at"]);
    }

    [Fact]
    public void Judge_EndedAbove_SaysWhich()
    {
        var old = Root.Intermediate("Old Intermediate", ends: Now.AddHours(-1));

        var finding = First([old.Leaf(), old.Certificate]);

        Assert.Equal((Verdict.Expired, "certificates.reason.expired.chain", "Old Intermediate"), (finding.Verdict, finding.Reason.Code, finding.Reason.Arguments["subject"]));
    }

    [Fact]
    public void Judge_BeginsLater_SaysWhen() => Assert.Equal(Now.AddDays(2), First([Intermediate.Leaf(begins: Now.AddDays(2)), Intermediate.Certificate], Verdict.NotYetValid).Reason.Arguments["at"]);

    [Fact]
    public void Judge_Revoked_SaysBySource()
    {
        var finding = Judge([Intermediate.Leaf(), Intermediate.Certificate], revocation: new(RevocationState.Revoked, "CRL", At: Now.AddDays(-3), Reason: "keyCompromise"))[0];

        Assert.Equal((Verdict.Revoked, "certificates.reason.revoked.why"), (finding.Verdict, finding.Reason.Code));
        Assert.Equal(("CRL", "keyCompromise", Now.AddDays(-3)), (finding.Reason.Arguments["source"], finding.Reason.Arguments["why"], finding.Reason.Arguments["at"]));
    }

    [Theory]
    [InlineData(RevocationState.Good)]
    [InlineData(RevocationState.Unchecked)]
    [InlineData(RevocationState.NotOffered)]
    public void Judge_NotRevokedAsFarAsKnown_FindsNothing(RevocationState state) => Assert.Empty(Judge([Intermediate.Leaf(), Intermediate.Certificate], revocation: new(state)));

    [Theory]
    [InlineData("other.test", "example.com", false)]
    [InlineData("*.example.com", "www.example.com", true)]
    [InlineData("*.example.com", "a.www.example.com", false)]
    [InlineData("*.example.com", "example.com", false)]
    [InlineData("EXAMPLE.com", "example.com", true)]
    [InlineData("192.0.2.7", "192.0.2.7", true)]
    [InlineData("192.0.2.8", "192.0.2.7", false)]
    [InlineData("xn--e1afmkfd.xn--p1ai", "xn--e1afmkfd.xn--p1ai", true)]
    public void Judge_Name_MustBeAmongTheNames(string host, string asked, bool fits)
    {
        var findings = Judge([Intermediate.Leaf(host), Intermediate.Certificate], name: asked);

        Assert.Equal(fits, findings.Count == 0);
        if (!fits)
            Assert.Equal((Verdict.WrongName, host), (findings[0].Verdict, findings[0].Reason.Arguments["names"]));
    }

    [Fact]
    public void Judge_OwnSignature_IsSelfSignedUnlessTrusted()
    {
        var own = TestAuthority.Own();

        Assert.Equal(Verdict.SelfSigned, First([own]).Verdict);
        Assert.Empty(Judge([own], roots: [own]));
    }

    [Fact]
    public void Judge_DefaultOfTraefik_IsThatBeforeAllElse()
    {
        var findings = Judge([TestAuthority.Own("TRAEFIK DEFAULT CERT", "0123.4567.traefik.default")]);

        Assert.Equal([Verdict.DefaultCertificate, Verdict.WrongName, Verdict.SelfSigned], findings.Select(f => f.Verdict));
        Assert.Equal("example.com", findings[0].Reason.Arguments["name"]);
    }

    [Fact]
    public void Judge_RootOfAStrangerSent_IsUnknown()
    {
        var finding = First([Stranger.Leaf(), Stranger.Certificate]);

        Assert.Equal((Verdict.UnknownRoot, "certificates.reason.unknownRoot", "Stranger"), (finding.Verdict, finding.Reason.Code, finding.Reason.Arguments["root"]));
    }

    [Fact]
    public void Judge_IntermediateOfAStrangerSent_IsUnknown()
    {
        var theirs = Stranger.Intermediate("Theirs");

        var finding = First([theirs.Leaf(), theirs.Certificate]);

        Assert.Equal((Verdict.UnknownRoot, "certificates.reason.unknownRoot.issuer", "Stranger"), (finding.Verdict, finding.Reason.Code, finding.Reason.Arguments["issuer"]));
    }

    [Fact]
    public void Judge_AloneWithoutItsIntermediate_IsIncomplete()
    {
        var finding = First([Intermediate.Leaf()]);

        Assert.Equal((Verdict.IncompleteChain, "Test Intermediate"), (finding.Verdict, finding.Reason.Arguments["issuer"]));
    }

    [Fact]
    public void Judge_MissingOneFetched_SaysWhatIsMissing()
    {
        var (second, leaf) = (Intermediate.Intermediate("Second"), default(X509Certificate2));
        leaf = second.Leaf();

        var finding = Judge([leaf, second.Certificate], fetched: [Intermediate.Certificate])[0];

        Assert.Equal((Verdict.IncompleteChain, "Test Intermediate"), (finding.Verdict, finding.Reason.Arguments["issuer"]));
    }

    [Fact]
    public void Judge_MissingOneFetchedFromAStranger_IsUnknown() => Assert.Equal(Verdict.UnknownRoot, Judge([Stranger.Leaf()], fetched: [Stranger.Certificate])[0].Verdict);

    [Fact]
    public void Judge_SameNameButOtherKey_IsNotTheIssuer() => Assert.Equal("certificates.reason.unknownRoot.rejected", First([TestAuthority.Root("Test Root").Leaf()]).Reason.Code);

    [Theory]
    [InlineData(1024, true)]
    [InlineData(2048, false)]
    public void Judge_Rsa_IsWeakBelow2048(int bits, bool isWeak)
    {
        using var key = RSA.Create(bits);

        var findings = Judge([Intermediate.Leaf(key: key), Intermediate.Certificate]);

        Assert.Equal(isWeak ? [Verdict.WeakKey] : [], findings.Select(f => f.Verdict));
        Assert.Equal(isWeak ? $"RSA {bits}" : null, findings.FirstOrDefault()?.Reason.Arguments["key"]);
    }

    [Theory]
    [InlineData("TLS 1.0,TLS 1.1", "certificates.reason.oldProtocol.only", "TLS 1.0, TLS 1.1")]
    [InlineData("TLS 1.1,TLS 1.2,TLS 1.3", "certificates.reason.oldProtocol", "TLS 1.1")]
    public void Judge_OldVersions_AreNamed(string accepted, string code, string told)
    {
        var finding = Judge([Intermediate.Leaf(), Intermediate.Certificate], protocols: accepted.Split(','))[0];

        Assert.Equal((Verdict.OldProtocol, code, told), (finding.Verdict, finding.Reason.Code, finding.Reason.Arguments["versions"]));
    }

    [Theory]
    [InlineData(90, 30, false)]
    [InlineData(90, 28.5, true)]
    [InlineData(87, 9, true)]
    [InlineData(6.5, 4, false)]
    [InlineData(45, 20, false)]
    [InlineData(45, 9, true)]
    public void Judge_EndOfWhatIsShortLived_IsToldWhenItsRenewalIsOverdue(double lifetime, double left, bool isNear) => EndIsTold(lifetime, left, isNear ? "certificates.reason.expiring" : null);

    [Theory]
    [InlineData(398, 40, false)]
    [InlineData(398, 30, true)]
    [InlineData(199, 30.1, false)]
    [InlineData(199, 30, true)]
    [InlineData(199, 29, true)]
    [InlineData(101, 30, true)]
    public void Judge_EndOfWhatNothingRenews_IsToldThirtyDaysBefore(double lifetime, double left, bool isNear) => EndIsTold(lifetime, left, isNear ? "certificates.reason.expiring.byHand" : null);

    [Theory]
    [InlineData(199, 29.5, false)]
    [InlineData(199, 28.5, true)]
    [InlineData(398, 115, false)]
    [InlineData(398, 112.5, true)]
    public void Judge_EndOfWhatIsRenewed_IsToldWhenThatIsOverdue(double lifetime, double left, bool isNear)
    {
        EndIsTold(lifetime, left, isNear ? "certificates.reason.expiring" : null, isRenewed: true);
        EndIsTold(lifetime, left, isNear ? "certificates.reason.expiring" : null, inAcmeStore: true);
    }

    [Theory]
    [InlineData("example.com", true)]
    [InlineData("*.example.com", false)]
    [InlineData("other.test", false)]
    public void Judge_StoredOtherwise_IsTold(string storedFor, bool differs)
    {
        var leaf = Intermediate.Leaf();
        var other = new StoredCertificate("le", [storedFor], Now.AddDays(-1), Now.AddDays(89), "00");

        Assert.Equal(differs ? [Verdict.StoredDiffers] : [], Judge([leaf, Intermediate.Certificate], stored: [other]).Select(f => f.Verdict));
        Assert.Empty(Judge([leaf, Intermediate.Certificate], stored: [other, other with { Fingerprint = CertificateText.Fingerprint(leaf) }]));
    }

    [Theory]
    [InlineData(0, 90, "certificates.reason.storedNewer")]
    [InlineData(-1, 89, "certificates.reason.storedDiffers")]
    [InlineData(-30, 60, "certificates.reason.storedDiffers")]
    [InlineData(0, 30, "certificates.reason.storedDiffers")]
    public void Judge_StoredOtherwise_SaysWhetherThatIsNewer(int begins, int ends, string code)
    {
        var reason = Judge([Intermediate.Leaf(), Intermediate.Certificate], stored: [new("/etc/ssl/site.pem", ["example.com"], Now.AddDays(begins), Now.AddDays(ends), "00")])[0].Reason;

        Assert.Equal((code, "/etc/ssl/site.pem", Now.AddDays(ends)), (reason.Code, reason.Arguments["store"], reason.Arguments["stored"]));
    }

    [Fact]
    public void Judge_ManyFlaws_AreAllTold()
    {
        var findings = Judge([Stranger.Leaf("other.test", ends: Now.AddDays(-1), begins: Now.AddDays(-90)), Stranger.Certificate], protocols: ["TLS 1.0", "TLS 1.3"]);

        Assert.Equal([Verdict.Expired, Verdict.WrongName, Verdict.UnknownRoot, Verdict.OldProtocol], findings.Select(f => f.Verdict));
    }

    private static void EndIsTold(double lifetime, double left, string? code, bool isRenewed = false, bool inAcmeStore = false)
    {
        var leaf = Intermediate.Leaf(begins: Now.AddDays(left - lifetime), ends: Now.AddDays(left));
        StoredCertificate[] stored = inAcmeStore ? [new("le", ["example.com"], Now, Now, CertificateText.Fingerprint(leaf), IsRenewed: true)] : [];

        var findings = Judge([leaf, Intermediate.Certificate], stored: stored, isRenewed: isRenewed);

        Assert.Equal(code is null ? [] : [Verdict.Expiring], findings.Select(f => f.Verdict));
        Assert.Equal((code, code is null ? null : (int)left), (findings.FirstOrDefault()?.Reason.Code, findings.FirstOrDefault()?.Reason.Arguments["count"]));
    }

    private static CertificateFinding First(IReadOnlyList<X509Certificate2> sent, Verdict verdict = default, string name = "example.com")
    {
        var finding = Judge(sent, name: name)[0];
        if (verdict != default)
            Assert.Equal(verdict, finding.Verdict);
        return finding;
    }

    private static IReadOnlyList<CertificateFinding> Judge(
        IReadOnlyList<X509Certificate2> sent, string name = "example.com", IReadOnlyList<X509Certificate2>? roots = null, IReadOnlyList<X509Certificate2>? fetched = null, RevocationResult? revocation = null,
        IReadOnlyList<string>? protocols = null, IReadOnlyList<StoredCertificate>? stored = null, bool isRenewed = false)
    {
        var trusted = new X509Certificate2Collection((roots ?? [Root.Certificate]).ToArray());
        var chain = CertificateChain.Build(sent, [], trusted, Now);
        var completed = fetched is null ? null : CertificateChain.Build(sent, fetched, trusted, Now);
        return CertificateJudge.Judge(name, chain, completed, revocation ?? RevocationResult.NotOffered, protocols ?? Modern, stored ?? [], isRenewed, Now);
    }
}
