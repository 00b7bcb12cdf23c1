using System.Globalization;
using System.Text;

namespace TapBot.Core.Certificates;

/// <summary>The head of an answer in HTTP/1: its status and its headers. Pure.</summary>
/// <param name="Status">The status.</param>
/// <param name="Headers">By name, the first of each.</param>
internal sealed record HttpHead(int Status, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>The longest head that is looked at, in bytes.</summary>
    public const int Longest = 32 * 1024;

    private static ReadOnlySpan<byte> End => "\r\n\r\n"u8;

    /// <summary>The question for the first page of a site.</summary>
    public static byte[] Question(string host) =>
        Encoding.ASCII.GetBytes($"GET / HTTP/1.1\r\nHost: {host}\r\nUser-Agent: TapBot-Portal\r\nAccept: */*\r\nConnection: close\r\n\r\n");

    /// <summary>True when the head has ended.</summary>
    public static bool IsWhole(ReadOnlyMemory<byte> heard) => heard.Span.IndexOf(End) >= 0;

    /// <summary>Reads a head; null for what is none.</summary>
    public static HttpHead? Parse(ReadOnlySpan<byte> heard)
    {
        var end = heard.IndexOf(End);
        var lines = Encoding.Latin1.GetString(end < 0 ? heard : heard[..end]).Split("\r\n");
        var first = lines[0].Split(' ', 3);
        if (first.Length < 2 || !first[0].StartsWith("HTTP/1", StringComparison.Ordinal) || !int.TryParse(first[1], NumberStyles.None, CultureInfo.InvariantCulture, out var status))
            return null;
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in lines.Skip(1))
        {
            if (line.IndexOf(':') is > 0 and var colon)
                headers.TryAdd(line[..colon].Trim(), line[(colon + 1)..].Trim());
        }
        return new(status, headers);
    }

    /// <summary>What the head of the first page says of the security of its site.</summary>
    public WebLook Look(bool http2, bool? redirects)
    {
        var (seconds, below) = Hsts(Headers.GetValueOrDefault("Strict-Transport-Security"));
        return new WebLook
        {
            Status = Status,
            Http2 = http2,
            Http3 = Headers.GetValueOrDefault("Alt-Svc")?.Contains("h3", StringComparison.OrdinalIgnoreCase) == true,
            HstsSeconds = seconds,
            HstsSubdomains = below,
            Headers = [.. WebLook.SecurityHeaders.Where(Headers.ContainsKey)],
            RedirectsToHttps = redirects,
        };
    }

    /// <summary>True when it leads to the same site over HTTPS: to the same host, with or without www before it; and where the endpoint is not at port 443, to its port.</summary>
    public bool LeadsTo(CertificateEndpoint endpoint) =>
        Status is >= 300 and < 400 && Uri.TryCreate(Headers.GetValueOrDefault("Location"), UriKind.Absolute, out var to) && to.Scheme == Uri.UriSchemeHttps
        && Bare(to.IdnHost) == Bare(endpoint.Name) && (endpoint.Port == CertificateEndpoint.UsualPort || to.Port == endpoint.Port);

    private static string Bare(string host)
    {
        var name = host.TrimEnd('.').ToLowerInvariant();
        return name.StartsWith("www.", StringComparison.Ordinal) ? name[4..] : name;
    }

    private static (long? Seconds, bool Below) Hsts(string? value)
    {
        var parts = value?.Split(';', StringSplitOptions.TrimEntries) ?? [];
        var age = parts.FirstOrDefault(p => p.StartsWith("max-age=", StringComparison.OrdinalIgnoreCase));
        return age is not null && long.TryParse(age[8..].Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? (seconds, parts.Contains("includeSubDomains", StringComparer.OrdinalIgnoreCase))
            : (null, false);
    }
}
