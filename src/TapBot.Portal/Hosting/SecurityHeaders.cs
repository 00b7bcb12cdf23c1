using System.Security.Cryptography;

namespace TapBot.Portal.Hosting;

/// <summary>What every answer says to the browser.</summary>
internal sealed class SecurityHeaders(RequestDelegate next, PortalKestrel kestrel)
{
    /// <summary>Where a page finds the nonce for its one inline script, the import map.</summary>
    public const string NonceItem = "csp-nonce";

    public Task InvokeAsync(HttpContext context)
    {
        var nonce = RandomNumberGenerator.GetHexString(32);
        context.Items[NonceItem] = nonce;
        var headers = context.Response.Headers;
        // 'unsafe-inline' for styles: MudBlazor writes style elements. base-uri 'self': Blazor needs its base element (ASVS 3.4.3 asks 'none').
        headers.ContentSecurityPolicy = $"default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
            + "connect-src 'self'; base-uri 'self'; form-action 'self'; object-src 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        // Not no-referrer: with it browsers send "Origin: null" with every form, which OriginCheck could not tell from a foreign page.
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), usb=(), payment=()";
        // Not with a certificate nobody can verify: browsers would then refuse to let people pass.
        if (context.Request.IsHttps && (kestrel.Certificate is null || !kestrel.IsOwnCertificate))
            headers.StrictTransportSecurity = "max-age=31536000";
        context.Response.OnStarting(NoStore, context.Response);
        return next(context);
    }

    /// <summary>What is no static asset is data, and data is not left lying in caches.</summary>
    private static Task NoStore(object state)
    {
        var headers = ((HttpResponse)state).Headers;
        if (headers.CacheControl.Count == 0)
            headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }
}
