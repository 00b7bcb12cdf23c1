namespace TapBot.Portal.Tests.Hosting;

public sealed class SecurityHeadersTests(ReadyPortal portal) : IClassFixture<ReadyPortal>
{
    private readonly PortalHost host = portal.Host;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/signin")]
    [InlineData("/containers")]
    [InlineData("/api/v1/nothing")]
    [InlineData("/healthz")]
    [InlineData("/app.css")]
    public async Task Answer_OfAnyKind_CarriesTheHeaders(string address)
    {
        var response = await host.Browser().GetAsync(address, Token);

        Assert.StartsWith("default-src 'none'; script-src 'self' 'nonce-", Header(response, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", Header(response, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal("nosniff", Header(response, "X-Content-Type-Options"));
        Assert.Equal("DENY", Header(response, "X-Frame-Options"));
        Assert.Equal("same-origin", Header(response, "Referrer-Policy"));
        Assert.Equal("same-origin", Header(response, "Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", Header(response, "Cross-Origin-Resource-Policy"));
        Assert.False(response.Headers.Contains("Server"));
        Assert.False(response.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task Page_Nonce_IsThatOfTheImportMapAndNeverTheSame()
    {
        var browser = host.Browser();
        var first = await browser.GetAsync("/signin", Token);
        var second = await browser.GetAsync("/signin", Token);

        Assert.NotEqual(Nonce(first), Nonce(second));
        Assert.Contains($"<script type=\"importmap\" nonce=\"{Nonce(first)}\"", await first.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_IsNotStored_AssetsAre()
    {
        var browser = host.Browser();

        Assert.True((await browser.GetAsync("/healthz", Token)).Headers.CacheControl?.NoStore);
        Assert.True((await browser.GetAsync("/signin", Token)).Headers.CacheControl?.NoStore);
        Assert.False((await browser.GetAsync("/app.css", Token)).Headers.CacheControl?.NoStore);
    }

    private static string Header(HttpResponseMessage response, string name) => response.Headers.GetValues(name).Single();

    private static string Nonce(HttpResponseMessage response) => Header(response, "Content-Security-Policy").Split("'nonce-")[1].Split('\'')[0];
}
