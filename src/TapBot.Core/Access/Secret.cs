using System.Security.Cryptography;
using System.Text;

namespace TapBot.Core.Access;

/// <summary>Random texts that open something, and what is kept of them.</summary>
internal static class Secret
{
    private const string Base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /// <summary>256 random bits as 43 characters of base 62.</summary>
    public static string New() => RandomNumberGenerator.GetString(Base62, 43);

    /// <summary>What is stored: SHA-256, hexadecimal. Enough for random texts of this length; passwords take a slow hash.</summary>
    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>Compares without telling by the time taken where two texts differ.</summary>
    public static bool Same(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(one)), SHA256.HashData(Encoding.UTF8.GetBytes(other)));

    /// <summary>A whole number as so many characters of base 62.</summary>
    public static string Write(uint number, int length)
    {
        Span<char> text = stackalloc char[length];
        for (var i = length - 1; i >= 0; i--, number /= 62)
            text[i] = Base62[(int)(number % 62)];
        return new string(text);
    }
}
