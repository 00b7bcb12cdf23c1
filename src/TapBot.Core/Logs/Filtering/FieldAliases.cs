namespace TapBot.Core.Logs;

/// <summary>Other names under which programs keep what people ask for, so that <c>status>=500 path:/api</c> means the same for all of them.</summary>
internal static class FieldAliases
{
    private static readonly string[] Status =
        ["status", "DownstreamStatus", "res.statusCode", "statusCode", "status_code", "http.response.status_code", "res.status", "response.status"];

    private static readonly string[] Method = ["method", "RequestMethod", "req.method", "request.method", "request_method", "http.request.method"];
    private static readonly string[] Path = ["path", "RequestPath", "req.url", "request.uri", "request_uri", "url", "uri", "url.path"];
    private static readonly string[] Duration = ["duration", "responseTime", "request_time", "durationMs", "duration_ms", "elapsed", "took", "latency"];
    private static readonly string[] Client = ["client", "ClientHost", "remote_addr", "req.remoteAddress", "request.remote_ip", "client.ip", "remote_host", "ip"];
    private static readonly string[] Host = ["host", "RequestHost", "request.host", "req.headers.host", "http_host"];

    /// <summary>The key as somebody wrote it, and what else it may be called.</summary>
    public static string[] Of(string key) => key.ToLowerInvariant() switch
    {
        "status" => Status,
        "method" => Method,
        "path" => Path,
        "duration" => Duration,
        "client" => Client,
        "host" => Host,
        _ => [key],
    };

    /// <summary>What a bare number counts under a key, in nanoseconds, when it is compared with a time: milliseconds unless the key says otherwise.</summary>
    public static double NanosecondsOf(ReadOnlySpan<char> key) => key switch
    {
        "Duration" or "OriginDuration" or "Overhead" => 1, // Traefik
        "request_time" or "upstream_response_time" => 1e9, // nginx
        _ when key.EndsWith("ns", StringComparison.OrdinalIgnoreCase) || key.EndsWith("nanos", StringComparison.OrdinalIgnoreCase) => 1,
        _ when key.EndsWith("_us") || key.EndsWith("Us") || key.EndsWith("micros", StringComparison.OrdinalIgnoreCase) => 1e3,
        _ when key.EndsWith("milliseconds", StringComparison.OrdinalIgnoreCase) => 1e6,
        _ when key.EndsWith("_s") || key.EndsWith("sec") || key.EndsWith("seconds", StringComparison.OrdinalIgnoreCase) => 1e9,
        _ => 1e6,
    };
}
