using System.Text.RegularExpressions;

namespace TapBot.Core.Proxy;

/// <summary>
/// Hides what could be a secret in the configuration of a proxy, where it is read: it is in no record afterwards. Settings are hidden unless they are known to be harmless, because a list
/// of bad names always misses one.
/// </summary>
internal static partial class ProxyMask
{
    /// <summary>What stands in place of what is hidden; it does not tell the length.</summary>
    public const string Hidden = "••••••";

    private static readonly HashSet<string> Harmless = new(StringComparer.OrdinalIgnoreCase)
    {
        "addPrefix.prefix", "stripPrefix.prefixes", "stripPrefix.forceSlash", "stripPrefixRegex.regex", "replacePath.path", "replacePathRegex.regex", "replacePathRegex.replacement",
        "redirectScheme.scheme", "redirectScheme.port", "redirectScheme.permanent", "redirectRegex.regex", "redirectRegex.replacement", "redirectRegex.permanent",
        "chain.middlewares", "retry.attempts", "retry.initialInterval", "circuitBreaker.expression", "compress.excludedContentTypes", "compress.includedContentTypes", "compress.minResponseBodyBytes", "compress.encodings",
        "rateLimit.average", "rateLimit.burst", "rateLimit.period", "inFlightReq.amount", "inFlightConn.amount", "ipAllowList.sourceRange", "ipWhiteList.sourceRange", "ipAllowList.rejectStatusCode",
        "basicAuth.realm", "basicAuth.removeHeader", "basicAuth.headerField", "digestAuth.realm", "digestAuth.removeHeader", "digestAuth.headerField",
        "forwardAuth.address", "forwardAuth.trustForwardHeader", "forwardAuth.authResponseHeaders", "errors.status", "errors.service", "errors.query", "contentType.autoDetect",
        "buffering.maxRequestBodyBytes", "buffering.memRequestBodyBytes", "buffering.maxResponseBodyBytes", "buffering.memResponseBodyBytes", "buffering.retryExpression", "passTLSClientCert.pem",
        "headers.stsSeconds", "headers.stsIncludeSubdomains", "headers.stsPreload", "headers.forceSTSHeader", "headers.frameDeny", "headers.customFrameOptionsValue", "headers.contentTypeNosniff", "headers.browserXssFilter",
        "headers.referrerPolicy", "headers.permissionsPolicy", "headers.contentSecurityPolicy", "headers.sslRedirect", "headers.accessControlAllowOriginList", "headers.accessControlAllowMethods",
        "headers.accessControlAllowHeaders", "headers.accessControlMaxAge", "headers.addVaryHeader",
    };

    /// <summary>The value of a setting of a middleware, hidden unless harmless.</summary>
    /// <param name="path">The middleware's type and the setting, as <c>stripPrefix.prefixes</c>.</param>
    /// <param name="value">As it is.</param>
    public static string Setting(string path, string value) => Harmless.Contains(path) ? Text(value) : Hidden;

    /// <summary>A rule: what headers and parameters with a telling name must be is hidden.</summary>
    public static string Rule(string rule) => TellingQuery().Replace(TellingMatcher().Replace(rule, match => $"{match.Groups["head"].ValueSpan}`{Hidden}`"), match => match.Groups["head"].Value + Hidden);

    /// <summary>Free text: a log-in within an address is hidden.</summary>
    public static string Text(string text) => LogIn().Replace(text, $"$1{Hidden}@");

    [GeneratedRegex(@"(?<head>(?:headers?|headersregexp|headerregexp|query|queryregexp)\s*\(\s*(?<q>[`""'])[^`""']*(?:auth|pass|secret|token|key|cookie|session|credential|signature)[^`""']*\k<q>\s*,\s*)(?:`[^`]*`|""(?:[^""\\]|\\.)*""|'(?:[^'\\]|\\.)*')",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex TellingMatcher();

    /// <summary>As Traefik 2 writes it: name and value in one text.</summary>
    [GeneratedRegex(@"(?<head>query\s*\(\s*[`""'][^`""'=]*(?:auth|pass|secret|token|key|cookie|session|credential|signature)[^`""'=]*=)[^`""']+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex TellingQuery();

    [GeneratedRegex(@"(://)[^/\s@]+@", RegexOptions.CultureInvariant)]
    private static partial Regex LogIn();
}
