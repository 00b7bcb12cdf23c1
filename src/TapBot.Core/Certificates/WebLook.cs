namespace TapBot.Core.Certificates;

/// <summary>What one request to the web server of an endpoint shows.</summary>
public sealed record WebLook
{
    /// <summary>The headers that are looked for, beside HSTS.</summary>
    public static readonly IReadOnlyList<string> SecurityHeaders = ["Content-Security-Policy", "X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy", "Permissions-Policy"];

    /// <summary>The status of the answer.</summary>
    public required int Status { get; init; }

    /// <summary>True when HTTP/2 is offered (ALPN).</summary>
    public bool Http2 { get; init; }

    /// <summary>True when HTTP/3 is told of (Alt-Svc).</summary>
    public bool Http3 { get; init; }

    /// <summary>The seconds of Strict-Transport-Security; null without it.</summary>
    public long? HstsSeconds { get; init; }

    /// <summary>True when it holds for names below, too.</summary>
    public bool HstsSubdomains { get; init; }

    /// <summary>Those of <see cref="SecurityHeaders"/> that were sent.</summary>
    public IReadOnlyList<string> Headers { get; init; } = [];

    /// <summary>True when port 80 leads to the same host over HTTPS, false when it answers otherwise; null when nobody answers there, or when the endpoint is at another port than 443 and what answers may be another site.</summary>
    public bool? RedirectsToHttps { get; init; }
}
