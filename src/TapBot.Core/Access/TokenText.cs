using System.Text;

namespace TapBot.Core.Access;

/// <summary>
/// The text of an API token: <c>tbp_</c>, 43 random characters, 6 of checksum. The prefix lets scanners find leaked ones,
/// the checksum (CRC-32, IEEE 802.3) lets a mistyped or cut one be refused without asking the store.
/// </summary>
internal static class TokenText
{
    public const string Prefix = "tbp_";
    private const int RandomLength = 43;
    private const int CheckLength = 6;

    public static string New()
    {
        var random = Secret.New();
        return Prefix + random + Check(random);
    }

    /// <summary>True when the text can be a token at all.</summary>
    public static bool IsWhole(string? text)
    {
        if (text is not { Length: 53 } || !text.StartsWith(Prefix, StringComparison.Ordinal))
            return false;
        var random = text.Substring(Prefix.Length, RandomLength);
        return random.All(char.IsAsciiLetterOrDigit) && text.EndsWith(Check(random), StringComparison.Ordinal);
    }

    private static string Check(string random)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var octet in Encoding.ASCII.GetBytes(random))
        {
            crc ^= octet;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320u;
        }
        return Secret.Write(~crc, CheckLength);
    }
}
