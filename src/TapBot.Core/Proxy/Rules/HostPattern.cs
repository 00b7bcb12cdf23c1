using System.Text;
using System.Text.RegularExpressions;

namespace TapBot.Core.Proxy;

/// <summary>An expression that stands for host names: a regular one, as in Traefik 3, or a name with <c>{part:expression}</c>, as in Traefik 2.</summary>
internal static partial class HostPattern
{
    private static readonly TimeSpan Most = TimeSpan.FromMilliseconds(50);

    /// <summary>False only when the name certainly does not fit: what is no expression here may be one in Go.</summary>
    public static bool Fits(string pattern, string name)
    {
        try
        {
            return Regex.IsMatch(name, Part().IsMatch(pattern) ? FromParts(pattern) : pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Most);
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException or RegexMatchTimeoutException)
        {
            return true;
        }
    }

    private static string FromParts(string pattern)
    {
        var (regex, last) = (new StringBuilder("^"), 0);
        foreach (var part in Part().EnumerateMatches(pattern))
        {
            var inner = pattern.AsSpan(part.Index + 1, part.Length - 2);
            var colon = inner.IndexOf(':');
            regex.Append(Regex.Escape(pattern[last..part.Index])).Append("(?:").Append(colon < 0 ? "[^.]+" : inner[(colon + 1)..]).Append(')');
            last = part.Index + part.Length;
        }
        return regex.Append(Regex.Escape(pattern[last..])).Append('$').ToString();
    }

    [GeneratedRegex(@"\{[A-Za-z_]\w*(?::(?:[^{}]|\{[^{}]*\})*)?\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Part();
}
