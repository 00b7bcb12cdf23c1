using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using TapBot.Core.Certificates;
using TapBot.Testing.Certificates;

namespace TapBot.Core.Tests.Certificates;

/// <summary>What is read of the store of Traefik and of files, and what is not.</summary>
public sealed class StoredCertificatesTests : IDisposable
{
    private static readonly TestAuthority Authority = TestAuthority.Root().Intermediate();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tapbot-stored-");
    private readonly FakeTimeProvider time = new(TestAuthority.Now);

    private string Acme => Path.Combine(folder.FullName, "acme.json");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Parse_StoreOfTwoResolvers_TellsTheCertificatesOfBoth()
    {
        var all = AcmeStore.Parse(Store(("le", "example.com"), ("internal", "*.intra.test")));

        Assert.Equal([("le", "example.com"), ("internal", "*.intra.test")], all.Select(s => (s.Store, s.Names.Single())));
        Assert.Equal(TestAuthority.Now.AddDays(89), all[0].NotAfter);
        Assert.True(all[1].IsFor("www.intra.test"));
        Assert.False(all[1].IsFor("intra.test"));
        Assert.False(all[1].IsFor("a.www.intra.test"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("{\"le\":{\"Account\":null,\"Certificates\":null}}")]
    [InlineData("{\"le\":{\"Certificates\":[{\"domain\":{\"main\":\"x\"},\"certificate\":\"bm90IGEgY2VydGlmaWNhdGU=\"},{\"certificate\":7},null]}}")]
    public void Parse_NothingToTell_IsEmpty(string json) => Assert.Empty(AcmeStore.Parse(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void Look_FileThatIsBeingWritten_KeepsWhatWasKnownUntilItIsWhole()
    {
        var whole = Store(("le", "example.com"));
        File.WriteAllBytes(Acme, whole);
        using var stored = SomeStored.In(time, Acme);
        stored.Look();
        Assert.Single(stored.Current);

        File.WriteAllBytes(Acme, [.. Store(("le", "example.com"), ("le", "other.test"))[..^20]]);
        stored.Look();
        Assert.Single(stored.Current);

        File.WriteAllBytes(Acme, Store(("le", "example.com"), ("le", "other.test")));
        stored.Look();
        Assert.Equal(2, stored.Current.Count);
    }

    [Fact]
    public void Look_FileWithKeyAndChain_TellsTheFirstCertificateOnly()
    {
        var (file, leaf) = (Path.Combine(folder.FullName, "site.pem"), Authority.Leaf());
        File.WriteAllText(file, "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n" + leaf.ExportCertificatePem() + "\n" + Authority.Certificate.ExportCertificatePem());
        using var stored = SomeStored.In(time, null, file);

        stored.Look();

        Assert.Equal((file, CertificateText.Fingerprint(leaf)), (stored.Current.Single().Store, stored.Current.Single().Fingerprint));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("secret")]
    public void Look_Pfx_TellsTheCertificateThatHasTheKey(string? password)
    {
        var (file, leaf) = (Path.Combine(folder.FullName, "site.pfx"), Authority.Leaf());
        using var above = X509CertificateLoader.LoadCertificate(Authority.Certificate.RawData);
        File.WriteAllBytes(file, new X509Certificate2Collection { above, leaf }.Export(X509ContentType.Pfx, password)!);
        using var stored = SomeStored.InFile(time, file, "wrong", "secret");

        stored.Look();

        Assert.Equal((file, CertificateText.Fingerprint(leaf)), (stored.Current.Single().Store, stored.Current.Single().Fingerprint));
    }

    [Fact]
    public void Look_PfxOfAnotherPassword_IsEmptyAndSaysWhatOpensIt()
    {
        var file = Path.Combine(folder.FullName, "site.pfx");
        File.WriteAllBytes(file, Authority.Leaf().Export(X509ContentType.Pfx, "other"));
        using var stored = SomeStored.InFile(time, file, "wrong");

        stored.Look();
        stored.Look();

        Assert.Empty(stored.Current);
        Assert.Equal("certificates.stored.unreadable", ProblemOf(stored));
        Assert.Contains("FilePasswords", Assert.Throws<CryptographicException>(() => StoredPfx.Own(File.ReadAllBytes(file), ["wrong"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Look_Der_TellsTheCertificate()
    {
        var (file, leaf) = (Path.Combine(folder.FullName, "site.crt"), Authority.Leaf());
        File.WriteAllBytes(file, leaf.Export(X509ContentType.Cert));
        using var stored = SomeStored.In(time, null, file);

        stored.Look();

        Assert.Equal(CertificateText.Fingerprint(leaf), stored.Current.Single().Fingerprint);
    }

    [Fact]
    public void Look_NoFile_IsEmptyAndSaysSo()
    {
        using var stored = SomeStored.In(time, Acme);

        stored.Look();

        Assert.Empty(stored.Current);
        Assert.Equal("certificates.stored.missing", ProblemOf(stored));
    }

    [Fact]
    public void Look_FileThatVanishes_LiesReadyNoMoreUntilItIsBack()
    {
        File.WriteAllBytes(Acme, Store(("le", "example.com")));
        using var stored = SomeStored.In(time, Acme);
        stored.Look();
        Assert.Equal((1, null), (Assert.Single(stored.Sources).Certificates, ProblemOf(stored)));

        var next = stored.NextAsync();
        File.Delete(Acme);
        stored.Look();
        Assert.True(next.IsCompleted);
        Assert.Empty(stored.Current);
        Assert.Equal("certificates.stored.missing", ProblemOf(stored));

        File.WriteAllBytes(Acme, Store(("le", "example.com")));
        stored.Look();
        Assert.Single(stored.Current);
        Assert.Null(ProblemOf(stored));
    }

    [Fact]
    public void Look_FolderInPlaceOfTheFile_SaysWhatDockerDid()
    {
        Directory.CreateDirectory(Acme);
        using var stored = SomeStored.In(time, Acme);

        stored.Look();

        Assert.Equal("certificates.stored.folder", ProblemOf(stored));
    }

    [Fact]
    public void Look_FileThatStaysTorn_IsToldAfterAWhile()
    {
        File.WriteAllBytes(Acme, Store(("le", "example.com")));
        using var stored = SomeStored.In(time, Acme);
        stored.Look();
        File.WriteAllBytes(Acme, [.. Store(("le", "example.com"))[..^20]]);
        stored.Look();
        Assert.Null(ProblemOf(stored));

        time.Advance(TimeSpan.FromMinutes(1));
        stored.Look();

        Assert.Equal("certificates.stored.torn", ProblemOf(stored));
        Assert.Single(stored.Current);
    }

    [Fact]
    public void Look_FileWithoutACertificate_SaysSo()
    {
        var file = Path.Combine(folder.FullName, "site.pem");
        File.WriteAllText(file, "nothing");
        using var stored = SomeStored.In(time, null, file);

        stored.Look();
        stored.Look();

        Assert.Equal("certificates.stored.none", ProblemOf(stored));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Look_FileThatIsBeingReplaced_LiesReadyAsItWasUntilItIsWhole(bool isPfx)
    {
        var file = Path.Combine(folder.FullName, "site");
        var (first, second) = (Content(isPfx), Content(isPfx));
        File.WriteAllBytes(file, first);
        using var stored = SomeStored.In(time, null, file);
        stored.Look();
        var before = Assert.Single(stored.Current);
        var next = stored.NextAsync();

        foreach (var written in new[] { 0, 100, second.Length / 2, second.Length - 30 })
        {
            File.WriteAllBytes(file, second[..written]);
            stored.Look();
            time.Advance(TimeSpan.FromSeconds(5));
            Assert.Equal((before, null), (Assert.Single(stored.Current), ProblemOf(stored)));
        }
        Assert.False(next.IsCompleted);

        File.WriteAllBytes(file, second);
        stored.Look();
        Assert.NotEqual(before.Fingerprint, Assert.Single(stored.Current).Fingerprint);
        Assert.Null(ProblemOf(stored));
    }

    [Theory]
    [InlineData(true, "certificates.stored.unreadable")]
    [InlineData(false, "certificates.stored.none")]
    public void Look_FileThatStaysHalf_IsSaidAtTheNextLookAndHoldsNothing(bool isPfx, string code)
    {
        var file = Path.Combine(folder.FullName, "site");
        var content = Content(isPfx);
        File.WriteAllBytes(file, content);
        using var stored = SomeStored.In(time, null, file);
        stored.Look();

        File.WriteAllBytes(file, content[..(content.Length / 2)]);
        stored.Look();
        Assert.Null(ProblemOf(stored));
        stored.Look();

        Assert.Equal(code, ProblemOf(stored));
        Assert.Empty(stored.Current);
    }

    [Fact]
    public void Look_FileThatIsWrittenWithoutAnEnd_IsSaidAfterAWhile()
    {
        var file = Path.Combine(folder.FullName, "site");
        File.WriteAllBytes(file, Content(isPfx: false));
        using var stored = SomeStored.In(time, null, file);
        stored.Look();

        for (var length = 1; ProblemOf(stored) is null; length++)
        {
            Assert.InRange(length, 1, 8);
            File.WriteAllText(file, new string('x', length));
            stored.Look();
            time.Advance(TimeSpan.FromSeconds(5));
        }

        Assert.Empty(stored.Current);
    }

    private static byte[] Content(bool isPfx)
    {
        using var leaf = Authority.Leaf();
        return isPfx ? leaf.Export(X509ContentType.Pfx, "") : Encoding.ASCII.GetBytes(leaf.ExportCertificatePem());
    }

    private static string? ProblemOf(StoredCertificates stored) => Assert.Single(stored.Sources).Problem?.Code;

    private static byte[] Store(params (string Resolver, string Name)[] certificates)
    {
        static string Base64(string text) => Convert.ToBase64String(Encoding.ASCII.GetBytes(text));
        var store = certificates.GroupBy(c => c.Resolver).ToDictionary(g => g.Key, g => new
        {
            Account = new { Email = "a@b.c", PrivateKey = "c2VjcmV0" },
            Certificates = g.Select(c => new { domain = new { main = c.Name }, certificate = Base64(Authority.Leaf(c.Name).ExportCertificatePem()), key = Base64("secret"), Store = "default" }),
        });
        return JsonSerializer.SerializeToUtf8Bytes(store);
    }
}
