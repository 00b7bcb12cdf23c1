using System.Security.Cryptography;

namespace TapBot.Core.Access;

/// <summary>
/// The code that a screen shows: 8 characters that nobody takes for another from across a room (no 0 O D Q, 1 I L, 2 Z, 5 S, 8 B, U V). It opens nothing by itself:
/// what it stands for is fetched with a secret that the screen keeps.
/// </summary>
internal static class PairingCode
{
    public const int Length = 8;
    public const string Alphabet = "34679ACEFGHJKMNPRTWXY";

    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>What somebody typed, as it is kept: capital letters, nothing between them; null when it can be no code.</summary>
    public static string? Read(string? typed)
    {
        var plain = new string([.. (typed ?? "").Take(64).Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '–' or '·')).Select(char.ToUpperInvariant)]);
        return plain.Length == Length && plain.All(Alphabet.Contains) ? plain : null;
    }

    /// <summary>As people read it aloud: in two halves.</summary>
    public static string Shown(string code) => $"{code[..(Length / 2)]}-{code[(Length / 2)..]}";
}
