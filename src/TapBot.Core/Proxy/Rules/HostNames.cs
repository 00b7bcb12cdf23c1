using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace TapBot.Core.Proxy;

/// <summary>How a host name is written so that equal ones are equal.</summary>
internal static partial class HostNames
{
    private const int Longest = 253;
    private static readonly IdnMapping Idn = new();

    /// <summary>The name in lower case and in ASCII, without a final dot; null when it is none, as with a star in it.</summary>
    public static string? Canonical(string text)
    {
        var name = text.Trim().TrimEnd('.').ToLowerInvariant();
        if (name.Length is 0 or > Longest)
            return null;
        if (IPAddress.TryParse(name.Trim('[', ']'), out _))
            return name.Trim('[', ']');
        if (!System.Text.Ascii.IsValid(name))
        {
            try
            {
                name = Idn.GetAscii(name);
            }
            catch (ArgumentException)
            {
                return null;
            }
        }
        return Shape().IsMatch(name) ? name : null;
    }

    [GeneratedRegex(@"\A[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();
}
