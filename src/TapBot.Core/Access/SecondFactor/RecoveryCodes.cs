using System.Security.Cryptography;
using System.Text;

namespace TapBot.Core.Access;

/// <summary>Codes for when the authenticator is lost: 60 random bits each, so what is kept is a salted slow hash.</summary>
internal static class RecoveryCodes
{
    public const int Count = 10;
    private const int Length = 12, Group = 4, Rounds = 20_000, HashBytes = 32;

    /// <summary>Without those that look like another.</summary>
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>Fresh codes as they are shown: <c>abcd-efgh-jkmn</c>.</summary>
    public static IReadOnlyList<string> New() =>
        [.. Enumerable.Range(0, Count).Select(_ => string.Join('-', RandomNumberGenerator.GetString(Alphabet, Length).Chunk(Group).Select(c => new string(c))))];

    public static string NewSalt() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>The code without case, hyphens and blanks; null when the text is none.</summary>
    public static string? Plain(string typed)
    {
        var plain = typed.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
        return plain.Length == Length && plain.All(Alphabet.Contains) ? plain : null;
    }

    public static string Hash(string plain, string salt) => Convert.ToHexStringLower(
        Rfc2898DeriveBytes.Pbkdf2(Encoding.ASCII.GetBytes(plain), Convert.FromHexString(salt), Rounds, HashAlgorithmName.SHA512, HashBytes));
}
